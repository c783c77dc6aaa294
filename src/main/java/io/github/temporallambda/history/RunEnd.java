package io.github.temporallambda.history;

import io.temporal.api.history.v1.HistoryEvent;
import java.util.Optional;

/** What the last event of a run says about whether and where the execution goes on. */
final class RunEnd {

  private RunEnd() {}

  /** Whether the event closed its run. */
  static boolean isClosed(HistoryEvent last) {
    return switch (last.getEventType()) {
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
