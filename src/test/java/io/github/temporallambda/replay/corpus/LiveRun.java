package io.github.temporallambda.replay.corpus;

import static io.github.temporallambda.history.LiveExecutions.await;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A run that is being recorded.
 *
 * @param client of the server
 * @param stub to signal, update, query and cancel it with
 * @param execution the run, and not the one that it is continued as
 */
public record LiveRun(WorkflowClient client, WorkflowStub stub, WorkflowExecution execution) {

  private static final Set<EventType> ENDS =
      Set.of(
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW);

  /** All events so far. */
  public History history() {
    return client.fetchHistory(execution.getWorkflowId(), execution.getRunId()).getHistory();
  }

  /** Waits until the run is closed. */
  public void awaitClosed() {
    await(this::isClosed, this::state);
  }

  /** Whether the run is closed. */
  public boolean isClosed() {
    return ENDS.contains(last().getEventType());
  }

  /** Waits until a workflow task was completed without a command. */
  public void awaitIdle() {
    awaitLast(HistoryEvent::hasWorkflowTaskCompletedEventAttributes);
  }

  /** Waits until such an event is the last. */
  public void awaitLast(EventType type) {
    awaitLast(event -> event.getEventType() == type);
  }

  private void awaitLast(Predicate<HistoryEvent> wanted) {
    await(() -> wanted.test(last()), this::state);
  }

  private String state() {
    return execution.getWorkflowId() + " is at " + last();
  }

  private HistoryEvent last() {
    History history = history();
    return history.getEvents(history.getEventsCount() - 1);
  }
}
