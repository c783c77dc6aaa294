package io.github.temporallambda.local.temporal;

import com.google.protobuf.Duration;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.util.concurrent.TimeUnit;

/** Registers a namespace and tells when it can be used: a listed one may still refuse calls. */
final class NamespaceReadiness implements AutoCloseable {

  private static final Duration RETENTION = Duration.newBuilder().setSeconds(86_400).build();
  private static final long CALL_SECONDS = 5;

  private final ManagedChannel channel;
  private final String namespace;
  private boolean registered;
  private String lastAnswer = "no answer yet";

  NamespaceReadiness(String address, String namespace) {
    this.channel = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build();
    this.namespace = namespace;
  }

  /** Tries once. RPCs: RegisterNamespace, DescribeNamespace, CountWorkflowExecutions. */
  boolean isReady() {
    try {
      WorkflowServiceBlockingStub stub =
          WorkflowServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
      register(stub);
      stub.describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
      stub.countWorkflowExecutions(
          CountWorkflowExecutionsRequest.newBuilder().setNamespace(namespace).build());
      return true;
    } catch (StatusRuntimeException e) {
      lastAnswer = e.getStatus().toString();
      return false;
    }
  }

  private void register(WorkflowServiceBlockingStub stub) {
    if (registered) {
      return;
    }
    try {
      stub.registerNamespace(
          RegisterNamespaceRequest.newBuilder()
              .setNamespace(namespace)
              .setWorkflowExecutionRetentionPeriod(RETENTION)
              .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
    registered = true;
  }

  /** What the server said when the last try was not answered well. */
  String lastAnswer() {
    return lastAnswer;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
