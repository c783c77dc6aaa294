package io.github.temporallambda.campaign;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.github.temporallambda.connection.MessageBytes;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
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
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a Temporal frontend: any unary call, its headers, its deadline and its answer. */
final class TemporalProxy implements AutoCloseable {

  private final Server server;
  private final BreakableConnections connections;
  private final ManagedChannel temporal;
  private final Traffic traffic;
  private final ExecutorService calls = Executors.newCachedThreadPool();

  private TemporalProxy(String address, Traffic traffic) throws IOException {
    this.traffic = traffic;
    temporal = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build();
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .executor(calls)
            .fallbackHandlerRegistry(new AnyUnaryCall())
            .build()
            .start();
    connections = BreakableConnections.before(server.getPort());
  }

  static TemporalProxy before(String address, Traffic traffic) throws IOException {
    return new TemporalProxy(address, traffic);
  }

  String address() {
    return "127.0.0.1:" + connections.port();
  }

  @Override
  public void close() {
    connections.close();
    server.shutdownNow();
    temporal.shutdownNow();
    calls.shutdownNow();
  }

  private final class AnyUnaryCall extends HandlerRegistry {
    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String methodName, String authority) {
      MethodDescriptor<byte[], byte[]> method =
          MethodDescriptor.<byte[], byte[]>newBuilder(
                  MessageBytes.AS_THEY_ARE, MessageBytes.AS_THEY_ARE)
              .setType(MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(methodName)
              .build();
      return ServerMethodDefinition.create(method, new Forwarding(method));
    }
  }

  private final class Forwarding implements ServerCallHandler<byte[], byte[]> {

    private final MethodDescriptor<byte[], byte[]> method;

    Forwarding(MethodDescriptor<byte[], byte[]> method) {
      this.method = method;
    }

    @Override
    public ServerCall.Listener<byte[]> startCall(
        ServerCall<byte[], byte[]> call, Metadata headers) {
      call.request(1);
      return new ServerCall.Listener<>() {
        @Override
        public void onMessage(byte[] request) {
          answer(call, headers, request);
        }
      };
    }

    private void answer(ServerCall<byte[], byte[]> call, Metadata headers, byte[] request) {
      String operation = method.getBareMethodName();
      Interference interference = traffic.arriving("temporal", operation, Arrays.hashCode(request));
      if (interference instanceof Interference.Kill kill) {
        if (kill.applied()) {
          Futures.addCallback(forward(headers, request), then(kill.kill()), calls);
        } else {
          calls.execute(kill.kill());
        }
      } else if (interference instanceof Interference.Temporal fault) {
        Runnable refuse =
            fault.fault().breaksTheConnection()
                ? connections::breakAll
                : () -> call.close(fault.fault().status(), new Metadata());
        if (fault.fault().isApplied()) {
          Futures.addCallback(forward(headers, request), then(refuse), calls);
        } else {
          refuse.run();
        }
      } else {
        Futures.addCallback(
            forward(headers, request), new PassOn(call), MoreExecutors.directExecutor());
      }
    }

    private ListenableFuture<byte[]> forward(Metadata headers, byte[] request) {
      Metadata sent = new Metadata();
      sent.merge(headers);
      CallOptions options = CallOptions.DEFAULT.withDeadline(Context.current().getDeadline());
      return ClientCalls.futureUnaryCall(
          ClientInterceptors.intercept(temporal, MetadataUtils.newAttachHeadersInterceptor(sent))
              .newCall(method, options),
          request);
    }
  }

  /** Whatever the server says. */
  private static FutureCallback<byte[]> then(Runnable action) {
    return new FutureCallback<>() {
      @Override
      public void onSuccess(byte[] answer) {
        action.run();
      }

      @Override
      public void onFailure(Throwable refused) {
        action.run();
      }
    };
  }

  private record PassOn(ServerCall<byte[], byte[]> call) implements FutureCallback<byte[]> {
    @Override
    public void onSuccess(byte[] answer) {
      call.sendHeaders(new Metadata());
      call.sendMessage(answer);
      call.close(Status.OK, new Metadata());
    }

    @Override
    public void onFailure(Throwable refused) {
      if (refused instanceof StatusRuntimeException answered) {
        Metadata trailers = answered.getTrailers();
        call.close(answered.getStatus(), trailers == null ? new Metadata() : trailers);
      } else {
        call.close(Status.fromThrowable(refused), new Metadata());
      }
    }
  }
}
