package io.github.temporallambda.campaign;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.github.temporallambda.campaign.fixture.PollingHandler;
import io.github.temporallambda.local.aws.FunctionInvocation;
import io.github.temporallambda.local.aws.FunctionLauncher;
import io.github.temporallambda.local.aws.RunningFunction;
import io.grpc.Deadline;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.temporal.api.command.v1.Command;
import io.temporal.api.command.v1.CompleteWorkflowExecutionCommandAttributes;
import io.temporal.api.deployment.v1.WorkerDeploymentOptions;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.enums.v1.VersioningBehavior;
import io.temporal.api.enums.v1.WorkerVersioningMode;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs functions as what {@link PollingHandler} does, without a JVM for each: a campaign invokes
 * hundreds, and is about the releases.
 */
final class PollingInProcess implements FunctionLauncher, AutoCloseable {

  private static final Command COMPLETE =
      Command.newBuilder()
          .setCommandType(CommandType.COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION)
          .setCompleteWorkflowExecutionCommandAttributes(
              CompleteWorkflowExecutionCommandAttributes.getDefaultInstance())
          .build();

  private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();
  private final ExecutorService answers = Executors.newCachedThreadPool();

  @Override
  public RunningFunction launch(FunctionInvocation invocation, Consumer<String> output) {
    ManagedChannel channel =
        channels.computeIfAbsent(
            invocation.environment().get(PollingHandler.ADDRESS),
            address ->
                Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build());
    Polling polling = new Polling(channel, invocation.environment(), invocation.timeout());
    polling.poll();
    return polling;
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    answers.shutdownNow();
  }

  /** What a worker polls for with these variables. */
  static PollWorkflowTaskQueueRequest request(Map<String, String> environment) {
    return PollWorkflowTaskQueueRequest.newBuilder()
        .setNamespace("default")
        .setTaskQueue(TaskQueue.newBuilder().setName(environment.get("TEMPORAL_DEPLOYMENT_NAME")))
        .setIdentity("campaign")
        .setDeploymentOptions(options(environment))
        .build();
  }

  /** Who works with these variables. */
  static WorkerDeploymentOptions options(Map<String, String> environment) {
    return WorkerDeploymentOptions.newBuilder()
        .setDeploymentName(environment.get("TEMPORAL_DEPLOYMENT_NAME"))
        .setBuildId(environment.get("TEMPORAL_WORKER_BUILD_ID"))
        .setWorkerVersioningMode(WorkerVersioningMode.WORKER_VERSIONING_MODE_VERSIONED)
        .build();
  }

  /** Polls as long as tasks come and its time is not over. */
  private final class Polling
      implements RunningFunction, FutureCallback<PollWorkflowTaskQueueResponse> {

    private final ManagedChannel channel;
    private final Map<String, String> environment;
    private final Deadline deadline;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    Polling(ManagedChannel channel, Map<String, String> environment, Duration timeout) {
      this.channel = channel;
      this.environment = environment;
      this.deadline = Deadline.after(timeout.toSeconds(), TimeUnit.SECONDS);
    }

    void poll() {
      ListenableFuture<PollWorkflowTaskQueueResponse> poll =
          WorkflowServiceGrpc.newFutureStub(channel)
              .withDeadline(deadline)
              .pollWorkflowTaskQueue(request(environment));
      var unused = exit.whenComplete((status, ended) -> poll.cancel(true));
      Futures.addCallback(poll, this, answers);
    }

    @Override
    public void onSuccess(PollWorkflowTaskQueueResponse task) {
      if (task.getTaskToken().isEmpty()) {
        exit.complete(0);
        return;
      }
      try {
        var unused =
            WorkflowServiceGrpc.newBlockingStub(channel)
                .respondWorkflowTaskCompleted(completed(task));
        poll();
      } catch (StatusRuntimeException refused) {
        exit.complete(1);
      }
    }

    @Override
    public void onFailure(Throwable ended) {
      exit.complete(0);
    }

    /** With no command its execution stays open. */
    private RespondWorkflowTaskCompletedRequest completed(PollWorkflowTaskQueueResponse task) {
      RespondWorkflowTaskCompletedRequest.Builder answer =
          RespondWorkflowTaskCompletedRequest.newBuilder()
              .setNamespace("default")
              .setTaskToken(task.getTaskToken())
              .setDeploymentOptions(options(environment));
      String workflowType = task.getWorkflowType().getName();
      return switch (workflowType) {
        case PollingHandler.SMOKE -> pinned(answer).addCommands(COMPLETE).build();
        case PollingHandler.HANGING -> pinned(answer).build();
        default ->
            answer.setVersioningBehavior(WorldExecution.valueOf(workflowType).behavior()).build();
      };
    }

    private static RespondWorkflowTaskCompletedRequest.Builder pinned(
        RespondWorkflowTaskCompletedRequest.Builder answer) {
      return answer.setVersioningBehavior(VersioningBehavior.VERSIONING_BEHAVIOR_PINNED);
    }

    @Override
    public CompletableFuture<Integer> exit() {
      return exit;
    }

    @Override
    public void end() {
      exit.complete(0);
    }
  }
}
