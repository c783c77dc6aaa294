package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollNexusTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import java.io.IOException;

/**
 * What a worker says of itself when it polls, as far as it concerns the gate. Read field by field:
 * the artifact waits for the first answers, and the generated classes take the gate's cold JVM
 * longer to load than all polls to read.
 *
 * @param isSticky whether it polls what is sticky
 * @param taskQueue the name of its task queue; where that is sticky, of the normal one behind it
 */
record PollRequest(
    String namespace, boolean isSticky, PolledTaskQueue taskQueue, AnnouncedVersion announced) {

  /** The type on the wire of texts, bytes and messages. */
  static final int WITH_LENGTH = 2;

  /** In the requests of all three types. */
  private static final int NAMESPACE =
      PollWorkflowTaskQueueRequest.NAMESPACE_FIELD_NUMBER << 3 | WITH_LENGTH;

  private static final int DEPLOYMENT_OPTIONS =
      PollWorkflowTaskQueueRequest.DEPLOYMENT_OPTIONS_FIELD_NUMBER << 3 | WITH_LENGTH;

  /**
   * Reads the bytes of PollWorkflowTaskQueue, PollActivityTaskQueue or PollNexusTaskQueue.
   *
   * @throws IOException when they are malformed
   */
  static PollRequest of(TaskQueueType type, byte[] request) throws IOException {
    int queueField = taskQueueField(type) << 3 | WITH_LENGTH;
    CodedInputStream in = CodedInputStream.newInstance(request);
    String namespace = "";
    // A message that comes in several parts is these one after the other.
    ByteString queue = ByteString.EMPTY;
    ByteString options = ByteString.EMPTY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == NAMESPACE) {
        namespace = in.readStringRequireUtf8();
      } else if (tag == queueField) {
        queue = queue.concat(in.readBytes());
      } else if (tag == DEPLOYMENT_OPTIONS) {
        options = options.concat(in.readBytes());
      } else {
        UnknownFields.pass(in, tag);
      }
    }
    Queue polled = Queue.of(queue);
    return new PollRequest(
        namespace,
        polled.isSticky(),
        new PolledTaskQueue(polled.isSticky() ? polled.normalName() : polled.name(), type),
        AnnouncedVersion.of(options));
  }

  private static int taskQueueField(TaskQueueType type) {
    return type == TaskQueueType.NEXUS
        ? PollNexusTaskQueueRequest.TASK_QUEUE_FIELD_NUMBER
        : PollWorkflowTaskQueueRequest.TASK_QUEUE_FIELD_NUMBER;
  }

  /** {@code temporal.api.taskqueue.v1.TaskQueue}. */
  private record Queue(String name, String normalName, boolean isSticky) {

    static Queue of(ByteString message) throws IOException {
      CodedInputStream in = message.newCodedInput();
      String name = "";
      String normalName = "";
      int kind = 0;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (tag) {
          case TaskQueue.NAME_FIELD_NUMBER << 3 | WITH_LENGTH -> name = in.readStringRequireUtf8();
          case TaskQueue.NORMAL_NAME_FIELD_NUMBER << 3 | WITH_LENGTH ->
              normalName = in.readStringRequireUtf8();
          case TaskQueue.KIND_FIELD_NUMBER << 3 -> kind = in.readEnum();
          default -> UnknownFields.pass(in, tag);
        }
      }
      return new Queue(name, normalName, kind == TaskQueueKind.TASK_QUEUE_KIND_STICKY_VALUE);
    }
  }
}
