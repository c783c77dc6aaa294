package io.github.temporallambda.campaign;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.github.temporallambda.campaign.fixture.PollingHandler;
import io.github.temporallambda.local.aws.FunctionInvocation;
import io.github.temporallambda.local.aws.FunctionLauncher;
import io.github.temporallambda.local.aws.RunningFunction;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
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

  private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();
  private final ExecutorService answers = Executors.newCachedThreadPool();

  @Override
  public RunningFunction launch(FunctionInvocation invocation, Consumer<String> output) {
    Map<String, String> environment = invocation.environment();
    ManagedChannel channel =
        channels.computeIfAbsent(
            environment.get(PollingHandler.ADDRESS),
            address ->
                Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build());
    ListenableFuture<PollWorkflowTaskQueueResponse> poll =
        WorkflowServiceGrpc.newFutureStub(channel)
            .withDeadlineAfter(invocation.timeout().toSeconds(), TimeUnit.SECONDS)
            .pollWorkflowTaskQueue(PollingHandler.request(environment));
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Futures.addCallback(poll, new Work(channel, environment, exit), answers);
    return new Poll(poll, exit);
  }

  /** Completes a task with no command, so that its execution stays open, and ends. */
  private record Work(
      ManagedChannel channel, Map<String, String> environment, CompletableFuture<Integer> exit)
      implements FutureCallback<PollWorkflowTaskQueueResponse> {
    @Override
    public void onSuccess(PollWorkflowTaskQueueResponse task) {
      try {
        if (!task.getTaskToken().isEmpty()) {
          var unused =
              WorkflowServiceGrpc.newBlockingStub(channel)
                  .respondWorkflowTaskCompleted(answer(task));
        }
      } finally {
        exit.complete(0);
      }
    }

    private RespondWorkflowTaskCompletedRequest answer(PollWorkflowTaskQueueResponse task) {
      return RespondWorkflowTaskCompletedRequest.newBuilder()
          .setNamespace("default")
          .setTaskToken(task.getTaskToken())
          .setDeploymentOptions(PollingHandler.options(environment))
          .setVersioningBehavior(
              WorldExecution.valueOf(task.getWorkflowType().getName()).behavior())
          .build();
    }

    @Override
    public void onFailure(Throwable ended) {
      exit.complete(0);
    }
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    answers.shutdownNow();
  }

  private record Poll(
      ListenableFuture<PollWorkflowTaskQueueResponse> poll, CompletableFuture<Integer> exit)
      implements RunningFunction {
    @Override
    public void end() {
      poll.cancel(true);
    }
  }
}
