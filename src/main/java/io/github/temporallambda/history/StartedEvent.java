package io.github.temporallambda.history;

import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.taskqueue.v1.TaskQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a history's first event says the execution and its run are called, and nothing else: no
 * payload is parsed, which would make all descriptors of the API be built.
 *
 * @param workflowType never empty
 * @param taskQueue may be empty, as all that follow
 * @param workflowId none in histories of older servers
 * @param originalRunId the run's ID when it began; a reset gives another
 * @param firstRunId of the chain's first run
 */
record StartedEvent(
    String workflowType,
    String taskQueue,
    String workflowId,
    String originalRunId,
    String firstRunId) {

  private static final int LENGTH_DELIMITED = 2;
  private static final int ATTRIBUTES =
      tag(HistoryEvent.WORKFLOW_EXECUTION_STARTED_EVENT_ATTRIBUTES_FIELD_NUMBER);

  private static int tag(int field) {
    return field << 3 | LENGTH_DELIMITED;
  }

  /**
   * Reads the bytes of a whole event, which lies between these two places.
   *
   * @throws BrokenHistoryException when it is another event, or names no workflow type
   * @throws IOException when it is malformed
   */
  static StartedEvent of(EventHead head, byte[] bytes, int from, int to)
      throws BrokenHistoryException, IOException {
    WireFields event = new WireFields(bytes, from, to);
    boolean found = event.find(ATTRIBUTES);
    if (!found || head.type() != EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED_VALUE) {
      EventType type = EventType.forNumber(head.type());
      throw new BrokenHistoryException(
          "its first event is "
              + (type == null ? EventType.UNRECOGNIZED : type)
              + ", not WORKFLOW_EXECUTION_STARTED");
    }
    StartedEvent started = attributes(bytes, event.start(), event.end());
    if (started.workflowType().isEmpty()) {
      throw new BrokenHistoryException("its first event names no workflow type");
    }
    return started;
  }

  private static StartedEvent attributes(byte[] bytes, int from, int to) throws IOException {
    WireFields fields = new WireFields(bytes, from, to);
    String workflowType = "";
    String taskQueue = "";
    String workflowId = "";
    String originalRunId = "";
    String firstRunId = "";
    while (fields.next()) {
      if ((fields.tag() & 7) != LENGTH_DELIMITED) {
        continue;
      }
      switch (fields.tag() >>> 3) {
        case WorkflowExecutionStartedEventAttributes.WORKFLOW_TYPE_FIELD_NUMBER ->
            workflowType = name(bytes, fields, WorkflowType.NAME_FIELD_NUMBER);
        case WorkflowExecutionStartedEventAttributes.TASK_QUEUE_FIELD_NUMBER ->
            taskQueue = name(bytes, fields, TaskQueue.NAME_FIELD_NUMBER);
        case WorkflowExecutionStartedEventAttributes.WORKFLOW_ID_FIELD_NUMBER ->
            workflowId = text(bytes, fields);
        case WorkflowExecutionStartedEventAttributes.ORIGINAL_EXECUTION_RUN_ID_FIELD_NUMBER ->
            originalRunId = text(bytes, fields);
        case WorkflowExecutionStartedEventAttributes.FIRST_EXECUTION_RUN_ID_FIELD_NUMBER ->
            firstRunId = text(bytes, fields);
        default -> {
          // Payloads and all else are the worker's.
        }
      }
    }
    return new StartedEvent(workflowType, taskQueue, workflowId, originalRunId, firstRunId);
  }

  /** The string of that number in a message. */
  private static String name(byte[] bytes, WireFields message, int field) throws IOException {
    WireFields fields = new WireFields(bytes, message.start(), message.end());
    return fields.find(tag(field)) ? text(bytes, fields) : "";
  }

  private static String text(byte[] bytes, WireFields field) {
    int length = field.end() - field.start();
    return new String(bytes, field.start(), length, StandardCharsets.UTF_8);
  }
}
