package io.github.temporallambda.connection;

import com.google.common.io.ByteStreams;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Stands before a real frontend, and refuses the calls of one kind that name one execution. */
public final class RefusingFrontend implements AutoCloseable {

  private final ManagedChannel temporal;
  private final Server server;
  private volatile String operation = "";
  private volatile String workflowId = "";
  private volatile Status status = Status.OK;

  private RefusingFrontend(String address) throws IOException {
    temporal = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build();
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .fallbackHandlerRegistry(new Any())
            .build()
            .start();
  }

  /** Refuses nothing yet. */
  public static RefusingFrontend before(String address) throws IOException {
    return new RefusingFrontend(address);
  }

  /** Answers such calls with {@code refusal} from now on. */
  public void refuse(String rpc, String named, Status refusal) {
    operation = rpc;
    workflowId = named;
    status = refusal;
  }

  /** Where it listens. */
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    temporal.shutdownNow();
  }

  private final class Any extends HandlerRegistry {
    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String methodName, String authority) {
      MethodDescriptor<byte[], byte[]> method =
          MethodDescriptor.<byte[], byte[]>newBuilder(Whole.BYTES, Whole.BYTES)
              .setType(MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(methodName)
              .build();
      return ServerMethodDefinition.create(
          method,
          ServerCalls.asyncUnaryCall(
              (request, answer) -> {
                if (isRefused(methodName, request)) {
                  answer.onError(status.asRuntimeException());
                } else {
                  CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.MINUTES);
                  ClientCalls.asyncUnaryCall(temporal.newCall(method, options), request, answer);
                }
              }));
    }
  }

  private boolean isRefused(String methodName, byte[] request) {
    return !status.isOk()
        && methodName.endsWith("/" + operation)
        && new String(request, StandardCharsets.ISO_8859_1).contains(workflowId);
  }

  private enum Whole implements MethodDescriptor.Marshaller<byte[]> {
    BYTES;

    @Override
    public InputStream stream(byte[] message) {
      return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return ByteStreams.toByteArray(stream);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
