package io.github.temporallambda.history;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the last event of a run says about whether and where the execution goes on. */
final class RunEnd {

  private RunEnd() {}

  /**
   * Whether an event of that type closes its run.
   *
   * @param last null for a type that we do not know, which closes none
   */
  static boolean isClosed(@Nullable EventType last) {
    if (last == null) {
      return false;
    }
    return switch (last) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
          EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
          EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT,
          EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
          EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
          EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW ->
          true;
      default -> false;
    };
  }

  /** The run that {@code closed} goes on with: after continue-as-new, a retry or a cron's turn. */
  static Optional<AffectedExecution> next(AffectedExecution closed, HistoryEvent last) {
    String type =
        last.hasWorkflowExecutionContinuedAsNewEventAttributes()
            ? last.getWorkflowExecutionContinuedAsNewEventAttributes().getWorkflowType().getName()
            : closed.workflowType();
    return Optional.of(nextRunId(last))
        .filter(runId -> !runId.isEmpty())
        .map(runId -> new AffectedExecution(closed.workflowId(), runId, type));
  }

  private static String nextRunId(HistoryEvent last) {
    return switch (last.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW ->
          last.getWorkflowExecutionContinuedAsNewEventAttributes().getNewExecutionRunId();
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED ->
          last.getWorkflowExecutionCompletedEventAttributes().getNewExecutionRunId();
      case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED ->
          last.getWorkflowExecutionFailedEventAttributes().getNewExecutionRunId();
      case EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT ->
          last.getWorkflowExecutionTimedOutEventAttributes().getNewExecutionRunId();
      default -> "";
    };
  }
}
