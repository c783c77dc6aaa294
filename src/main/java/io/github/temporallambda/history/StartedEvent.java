package io.github.temporallambda.history;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import java.io.IOException;
import java.util.Set;

/**
 * Reads of a history's first event what the execution and its run are called, and nothing else: no
 * payload is parsed, which would make all descriptors of the API be built.
 */
final class StartedEvent {

  private static final Set<Integer> ATTRIBUTES =
      Set.of(HistoryEvent.WORKFLOW_EXECUTION_STARTED_EVENT_ATTRIBUTES_FIELD_NUMBER);
  private static final Set<Integer> NAMES =
      Set.of(
          WorkflowExecutionStartedEventAttributes.WORKFLOW_TYPE_FIELD_NUMBER,
          WorkflowExecutionStartedEventAttributes.TASK_QUEUE_FIELD_NUMBER,
          WorkflowExecutionStartedEventAttributes.WORKFLOW_ID_FIELD_NUMBER,
          WorkflowExecutionStartedEventAttributes.ORIGINAL_EXECUTION_RUN_ID_FIELD_NUMBER,
          WorkflowExecutionStartedEventAttributes.FIRST_EXECUTION_RUN_ID_FIELD_NUMBER);

  private StartedEvent() {}

  /**
   * Workflow type, task queue, workflow ID, original and first run ID.
   *
   * @throws BrokenHistoryException when it is another event, or names no workflow type
   * @throws IOException when it is malformed
   */
  static WorkflowExecutionStartedEventAttributes of(EventHead head, ByteString event)
      throws BrokenHistoryException, IOException {
    ByteString attributes = only(ATTRIBUTES, event);
    if (attributes.isEmpty()
        || head.type() != EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED_VALUE) {
      EventType type = EventType.forNumber(head.type());
      throw new BrokenHistoryException(
          "its first event is "
              + (type == null ? EventType.UNRECOGNIZED : type)
              + ", not WORKFLOW_EXECUTION_STARTED");
    }
    CodedInputStream in = attributes.newCodedInput();
    in.readTag();
    WorkflowExecutionStartedEventAttributes started =
        WorkflowExecutionStartedEventAttributes.parseFrom(only(NAMES, in.readBytes()));
    if (started.getWorkflowType().getName().isEmpty()) {
      throw new BrokenHistoryException("its first event names no workflow type");
    }
    return started;
  }

  /** The message with no other fields than these. */
  private static ByteString only(Set<Integer> fields, ByteString message) throws IOException {
    CodedInputStream in = message.newCodedInput();
    ByteString kept = ByteString.EMPTY;
    int start = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!in.skipField(tag)) {
        throw new IOException("a group ends that did not begin");
      }
      int end = in.getTotalBytesRead();
      if (fields.contains(WireFormat.getTagFieldNumber(tag))) {
        kept = kept.concat(message.substring(start, end));
      }
      start = end;
    }
    return kept;
  }
}
