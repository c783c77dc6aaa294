package io.github.temporallambda.connection;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A gRPC server on loopback that answers as an old server, or as one that refuses: what the real
 * server on this machine cannot be made to do.
 */
public final class AnsweringServer implements AutoCloseable {

  private final Server server;

  private AnsweringServer(Server server) {
    this.server = server;
  }

  /** Answers GetSystemInfo as release 1.30.0, and DescribeNamespace with {@code status}. */
  public static AnsweringServer start(Status systemInfo, Status namespace) throws IOException {
    return start(new Answers(systemInfo, namespace));
  }

  /** Answers as {@code answers} does. */
  public static AnsweringServer start(Answers answers) throws IOException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(answers)
            .build();
    return new AnsweringServer(server.start());
  }

  /** Where it listens. */
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  /** Who it is and what it thinks of the namespace; further calls are UNIMPLEMENTED. */
  public static class Answers extends WorkflowServiceImplBase {

    private final Status systemInfo;
    private final Status namespace;

    public Answers(Status systemInfo, Status namespace) {
      this.systemInfo = systemInfo;
      this.namespace = namespace;
    }

    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
      answer(
          answer,
          systemInfo,
          GetSystemInfoResponse.newBuilder().setServerVersion("1.30.0").build());
    }

    @Override
    public void describeNamespace(
        DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> answer) {
      answer(answer, namespace, DescribeNamespaceResponse.getDefaultInstance());
    }

    protected static <T> void answer(StreamObserver<T> answer, Status status, T ok) {
      if (status.isOk()) {
        answer.onNext(ok);
        answer.onCompleted();
      } else {
        answer.onError(status.asRuntimeException());
      }
    }
  }
}
