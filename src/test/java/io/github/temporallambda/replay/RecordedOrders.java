package io.github.temporallambda.replay;

import io.github.temporallambda.history.BrokenHistoryException;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.fixture.OrderActivities;
import io.github.temporallambda.replay.fixture.OrderWorkflow;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.UUID;

/** An order's history, really recorded, and copies of it under other names. */
final class RecordedOrders implements AutoCloseable {

  private final HistorySpool spool = HistorySpool.create();
  private final History recorded = record();

  private static History record() {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker("orders");
      worker.registerWorkflowImplementationTypes(OrderWorkflow.First.class);
      worker.registerActivitiesImplementations(new OrderActivities.Real());
      environment.start();
      environment
          .getWorkflowClient()
          .newWorkflowStub(
              OrderWorkflow.class,
              WorkflowOptions.newBuilder().setTaskQueue("orders").setWorkflowId("o").build())
          .order("a coat");
      return environment.getWorkflowClient().fetchHistory("o").getHistory();
    }
  }

  RecordedHistory order(String workflowId) {
    return add(workflowId, recorded);
  }

  RecordedHistory of(String workflowId, String workflowType, String taskQueue) {
    History.Builder history = recorded.toBuilder();
    history
        .getEventsBuilder(0)
        .getWorkflowExecutionStartedEventAttributesBuilder()
        .getWorkflowTypeBuilder()
        .setName(workflowType);
    history
        .getEventsBuilder(0)
        .getWorkflowExecutionStartedEventAttributesBuilder()
        .getTaskQueueBuilder()
        .setName(taskQueue);
    return add(workflowId, history.build());
  }

  private RecordedHistory add(String workflowId, History history) {
    try {
      WorkflowExecution execution =
          WorkflowExecution.newBuilder()
              .setWorkflowId(workflowId)
              .setRunId(UUID.randomUUID().toString())
              .build();
      return spool.add(workflowId, execution, history);
    } catch (BrokenHistoryException broken) {
      throw new AssertionError(broken);
    }
  }

  @Override
  public void close() {
    spool.close();
  }
}
