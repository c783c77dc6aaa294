package io.github.temporallambda.race;

import io.github.temporallambda.connection.MessageBytes;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Stands before a Temporal frontend and passes every call on. Of each it tells once the server has
 * answered that it is done, and keeps the answer back until that was heard.
 */
public final class TemporalRelay implements AutoCloseable {

  private static final ServerInterceptor AS_IT_COMES =
      new ServerInterceptor() {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
          return next.startCall(call, headers);
        }
      };

  private final Server server;
  private final ManagedChannel temporal;
  private final Consumer<String> answered;
  private final ExecutorService calls = Executors.newCachedThreadPool();

  private TemporalRelay(
      String address, ServerCredentials as, ServerInterceptor before, Consumer<String> answered)
      throws IOException {
    this.answered = answered;
    temporal = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build();
    server =
        Grpc.newServerBuilderForPort(0, as)
            .executor(calls)
            .intercept(before)
            .fallbackHandlerRegistry(
                new HandlerRegistry() {
                  @Override
                  public ServerMethodDefinition<?, ?> lookupMethod(
                      String methodName, String authority) {
                    return passedOn(methodName);
                  }
                })
            .build()
            .start();
  }

  /**
   * Listens in clear text.
   *
   * @param answered hears of each call, by its method's bare name; the answer waits for it
   */
  static TemporalRelay before(String address, Consumer<String> answered) {
    return before(address, InsecureServerCredentials.create(), AS_IT_COMES, answered);
  }

  /**
   * Listens as {@code as} say.
   *
   * @param seeing sees each call with its headers
   */
  public static TemporalRelay before(
      String address, ServerCredentials as, ServerInterceptor seeing) {
    return before(address, as, seeing, operation -> {});
  }

  private static TemporalRelay before(
      String address, ServerCredentials as, ServerInterceptor seeing, Consumer<String> answered) {
    try {
      return new TemporalRelay(address, as, seeing, answered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On loopback. */
  public int port() {
    return server.getPort();
  }

  private ServerMethodDefinition<byte[], byte[]> passedOn(String methodName) {
    MethodDescriptor<byte[], byte[]> method =
        MethodDescriptor.<byte[], byte[]>newBuilder(
                MessageBytes.AS_THEY_ARE, MessageBytes.AS_THEY_ARE)
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(methodName)
            .build();
    return ServerMethodDefinition.create(
        method, ServerCalls.asyncUnaryCall((request, answer) -> passOn(method, request, answer)));
  }

  /** With the caller's deadline, which the call's context has. */
  private void passOn(
      MethodDescriptor<byte[], byte[]> method, byte[] request, StreamObserver<byte[]> answer) {
    byte[] told;
    try {
      told = ClientCalls.blockingUnaryCall(temporal, method, CallOptions.DEFAULT, request);
    } catch (StatusRuntimeException refused) {
      answer.onError(refused);
      return;
    }
    answered.accept(String.valueOf(method.getBareMethodName()));
    answer.onNext(told);
    answer.onCompleted();
  }

  @Override
  public void close() {
    server.shutdownNow();
    temporal.shutdownNow();
    calls.shutdownNow();
  }
}
