package io.github.temporallambda.race;

import io.github.temporallambda.local.aws.FunctionInvocation;
import io.github.temporallambda.local.aws.FunctionLauncher;
import io.github.temporallambda.local.aws.RunningFunction;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.temporal.api.deployment.v1.WorkerDeploymentOptions;
import io.temporal.api.enums.v1.WorkerVersioningMode;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Invokes a function by asking for a workflow task as its worker would, once and from this JVM: its
 * task queue is bound, which is all that a race needs of it.
 */
final class PollingLauncher implements FunctionLauncher {

  /** The server takes no shorter deadline. */
  private static final int SECONDS = 5;

  /** On a busy machine a connection can take most of the time that a poll has. */
  private static final int TRIES = 4;

  @Override
  public RunningFunction launch(FunctionInvocation invocation, Consumer<String> output) {
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(
            () -> poll(invocation), task -> new Thread(task, "function").start());
    return new RunningFunction() {
      @Override
      public CompletableFuture<Integer> exit() {
        return exit;
      }

      @Override
      public void end() {
        var unused = exit.complete(1);
      }
    };
  }

  /** 0 when the server answered one poll, with a task or without. */
  private static int poll(FunctionInvocation invocation) {
    ManagedChannel channel =
        Grpc.newChannelBuilder(
                variable(invocation, "TEMPORAL_ADDRESS"), InsecureChannelCredentials.create())
            .build();
    try {
      for (int tries = 1; tries <= TRIES; tries++) {
        if (isAnswered(channel, request(invocation))) {
          return 0;
        }
      }
      return 1;
    } finally {
      channel.shutdownNow();
    }
  }

  private static boolean isAnswered(ManagedChannel channel, PollWorkflowTaskQueueRequest request) {
    try {
      var unused =
          WorkflowServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
              .pollWorkflowTaskQueue(request);
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  private static PollWorkflowTaskQueueRequest request(FunctionInvocation invocation) {
    String deploymentName = variable(invocation, "TEMPORAL_DEPLOYMENT_NAME");
    return PollWorkflowTaskQueueRequest.newBuilder()
        .setNamespace(variable(invocation, "TEMPORAL_NAMESPACE"))
        .setTaskQueue(TaskQueue.newBuilder().setName(deploymentName))
        .setIdentity("function " + invocation.functionVersion())
        .setDeploymentOptions(
            WorkerDeploymentOptions.newBuilder()
                .setDeploymentName(deploymentName)
                .setBuildId(variable(invocation, "TEMPORAL_WORKER_BUILD_ID"))
                .setWorkerVersioningMode(WorkerVersioningMode.WORKER_VERSIONING_MODE_VERSIONED))
        .build();
  }

  private static String variable(FunctionInvocation invocation, String name) {
    return Objects.requireNonNull(invocation.environment().get(name), name);
  }
}
