package io.github.temporallambda.replay.cause;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.NexusOperationScheduledEventAttributes;

/** What an event is of, by name: types, signals, updates, markers. Never a payload. */
final class EventNames {

  private EventNames() {}

  static String of(HistoryEvent event) {
    return switch (event.getAttributesCase()) {
      case WORKFLOW_EXECUTION_STARTED_EVENT_ATTRIBUTES ->
          event.getWorkflowExecutionStartedEventAttributes().getWorkflowType().getName();
      case ACTIVITY_TASK_SCHEDULED_EVENT_ATTRIBUTES ->
          event.getActivityTaskScheduledEventAttributes().getActivityType().getName();
      case MARKER_RECORDED_EVENT_ATTRIBUTES ->
          event.getMarkerRecordedEventAttributes().getMarkerName();
      case WORKFLOW_EXECUTION_SIGNALED_EVENT_ATTRIBUTES ->
          event.getWorkflowExecutionSignaledEventAttributes().getSignalName();
      case WORKFLOW_EXECUTION_UPDATE_ACCEPTED_EVENT_ATTRIBUTES ->
          event
              .getWorkflowExecutionUpdateAcceptedEventAttributes()
              .getAcceptedRequest()
              .getInput()
              .getName();
      default -> ofAnother(event);
    };
  }

  /** Of events that tell of other executions and operations. */
  private static String ofAnother(HistoryEvent event) {
    return switch (event.getAttributesCase()) {
      case START_CHILD_WORKFLOW_EXECUTION_INITIATED_EVENT_ATTRIBUTES ->
          event
              .getStartChildWorkflowExecutionInitiatedEventAttributes()
              .getWorkflowType()
              .getName();
      case CHILD_WORKFLOW_EXECUTION_STARTED_EVENT_ATTRIBUTES ->
          event.getChildWorkflowExecutionStartedEventAttributes().getWorkflowType().getName();
      case CHILD_WORKFLOW_EXECUTION_COMPLETED_EVENT_ATTRIBUTES ->
          event.getChildWorkflowExecutionCompletedEventAttributes().getWorkflowType().getName();
      case SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED_EVENT_ATTRIBUTES ->
          event.getSignalExternalWorkflowExecutionInitiatedEventAttributes().getSignalName();
      case WORKFLOW_EXECUTION_CONTINUED_AS_NEW_EVENT_ATTRIBUTES ->
          event.getWorkflowExecutionContinuedAsNewEventAttributes().getWorkflowType().getName();
      case NEXUS_OPERATION_SCHEDULED_EVENT_ATTRIBUTES ->
          operation(event.getNexusOperationScheduledEventAttributes());
      default -> "";
    };
  }

  private static String operation(NexusOperationScheduledEventAttributes scheduled) {
    return scheduled.getService() + "/" + scheduled.getOperation();
  }
}
