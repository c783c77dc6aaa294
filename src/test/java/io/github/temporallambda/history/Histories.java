package io.github.temporallambda.history;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.history.v1.WorkflowTaskScheduledEventAttributes;
import java.nio.charset.StandardCharsets;

/** Small histories as the server would record them. */
final class Histories {

  static final String PAYLOAD = "customer 4711";

  private Histories() {}

  static History of(String workflowId, String runId) {
    return History.newBuilder().addEvents(started(workflowId, runId)).addEvents(task(2)).build();
  }

  static HistoryEvent started(String workflowId, String runId) {
    WorkflowExecutionStartedEventAttributes.Builder attributes =
        WorkflowExecutionStartedEventAttributes.newBuilder()
            .setWorkflowId(workflowId)
            .setOriginalExecutionRunId(runId)
            .setFirstExecutionRunId(runId);
    attributes.getWorkflowTypeBuilder().setName("Order");
    attributes.getTaskQueueBuilder().setName("orders");
    attributes
        .getInputBuilder()
        .addPayloadsBuilder()
        .setData(com.google.protobuf.ByteString.copyFrom(PAYLOAD, StandardCharsets.UTF_8));
    return HistoryEvent.newBuilder()
        .setEventId(1)
        .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
        .setWorkflowExecutionStartedEventAttributes(attributes)
        .build();
  }

  static HistoryEvent task(long id) {
    return HistoryEvent.newBuilder()
        .setEventId(id)
        .setEventType(EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED)
        .setWorkflowTaskScheduledEventAttributes(
            WorkflowTaskScheduledEventAttributes.getDefaultInstance())
        .build();
  }
}
