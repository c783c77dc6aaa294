package io.github.temporallambda.benchmark;

import io.github.temporallambda.benchmark.fixture.Rounds;
import io.github.temporallambda.benchmark.fixture.RoundsHandler;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.util.Iterator;

/**
 * What people write today for running executions: the SDK's client lists them, fetches the history
 * of one and replays it, then of the next. Arguments: the server's address, how many executions it
 * has.
 */
public final class FetchThenReplay {

  private FetchThenReplay() {}

  public static void main(String[] arguments) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(arguments[0]).build());
    WorkflowClient client =
        WorkflowClient.newInstance(
            stubs, WorkflowClientOptions.newBuilder().setNamespace(Gates.NAMESPACE).build());
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker(RoundsHandler.TASK_QUEUE);
      worker.registerWorkflowImplementationTypes(Rounds.Recorded.class);
      int replayed = 0;
      Iterator<String> workflowIds =
          client
              .listExecutions("ExecutionStatus = 'Running'")
              .map(execution -> execution.getExecution().getWorkflowId())
              .iterator();
      while (workflowIds.hasNext()) {
        replay(client, workflowIds.next(), worker);
        replayed++;
      }
      if (replayed != Integer.parseInt(arguments[1])) {
        throw new IllegalStateException("only " + replayed + " were listed");
      }
    }
    System.exit(0);
  }

  private static void replay(WorkflowClient client, String workflowId, Worker worker) {
    try {
      WorkflowReplayer.replayWorkflowExecution(client.fetchHistory(workflowId), worker);
    } catch (Exception failure) {
      throw new IllegalStateException(workflowId, failure);
    }
  }
}
