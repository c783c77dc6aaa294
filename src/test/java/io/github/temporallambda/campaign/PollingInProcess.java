package io.github.temporallambda.campaign;

import com.google.common.util.concurrent.ListenableFuture;
import io.github.temporallambda.campaign.fixture.PollingHandler;
import io.github.temporallambda.local.aws.FunctionInvocation;
import io.github.temporallambda.local.aws.FunctionLauncher;
import io.github.temporallambda.local.aws.RunningFunction;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs functions as what {@link PollingHandler} does, without a JVM for each: a campaign invokes
 * hundreds, and is about the releases.
 */
final class PollingInProcess implements FunctionLauncher, AutoCloseable {

  private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();

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
    poll.addListener(() -> exit.complete(0), Runnable::run);
    return new Poll(poll, exit);
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
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
