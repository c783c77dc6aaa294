package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.github.temporallambda.history.RecordedHistory;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Answers that hold a history: what is said about it is built, its events come as they lie in the
 * spool. The parts are to be sent one after the other. A long history goes in pages: the worker
 * asks for each further one when it has replayed what it has.
 */
final class HistoryAnswers {

  /**
   * A worker takes this time from the first event, the workflow task timeout, for replaying and
   * fetching all pages; 10 s is usual. Nobody waits for such a timeout here, and a slow machine
   * must not fail a long history. The SDK's own replayer, which fetches nothing, has no such limit.
   */
  private static final Duration TIME_FOR_ALL_PAGES = Duration.ofHours(1);

  private HistoryAnswers() {}

  /**
   * The answer to a poll: a direct query with a history.
   *
   * @throws IOException when its spooled file cannot be read
   */
  static byte[][] task(String token, String queryType, RecordedHistory history) throws IOException {
    HistoryPages.Page page = page(history, 0);
    WireMessage execution =
        new WireMessage()
            .string(WorkflowExecution.WORKFLOW_ID_FIELD_NUMBER, history.workflowId())
            .string(WorkflowExecution.RUN_ID_FIELD_NUMBER, history.runId());
    WireMessage task =
        new WireMessage()
            .string(PollWorkflowTaskQueueResponse.TASK_TOKEN_FIELD_NUMBER, token)
            .message(PollWorkflowTaskQueueResponse.WORKFLOW_EXECUTION_FIELD_NUMBER, execution)
            .message(
                PollWorkflowTaskQueueResponse.WORKFLOW_TYPE_FIELD_NUMBER,
                new WireMessage().string(WorkflowType.NAME_FIELD_NUMBER, history.workflowType()))
            .number(
                PollWorkflowTaskQueueResponse.PREVIOUS_STARTED_EVENT_ID_FIELD_NUMBER,
                Long.MAX_VALUE)
            .number(PollWorkflowTaskQueueResponse.STARTED_EVENT_ID_FIELD_NUMBER, Long.MAX_VALUE)
            .number(PollWorkflowTaskQueueResponse.ATTEMPT_FIELD_NUMBER, 1)
            .message(
                PollWorkflowTaskQueueResponse.QUERY_FIELD_NUMBER,
                new WireMessage().string(WorkflowQuery.QUERY_TYPE_FIELD_NUMBER, queryType));
    if (page.next().isPresent()) {
      task.string(
          PollWorkflowTaskQueueResponse.NEXT_PAGE_TOKEN_FIELD_NUMBER,
          pageToken(page.next().getAsLong()));
    }
    return parts(task, PollWorkflowTaskQueueResponse.HISTORY_FIELD_NUMBER, page);
  }

  /**
   * The answer of GetWorkflowExecutionHistory: the page of that token, the first for an empty one.
   *
   * @throws IOException when the spooled file cannot be read, or has no such page
   */
  static byte[][] page(RecordedHistory history, ByteString pageToken) throws IOException {
    HistoryPages.Page page = page(history, start(pageToken));
    WireMessage response = new WireMessage();
    if (page.next().isPresent()) {
      response.string(
          GetWorkflowExecutionHistoryResponse.NEXT_PAGE_TOKEN_FIELD_NUMBER,
          pageToken(page.next().getAsLong()));
    }
    return parts(response, GetWorkflowExecutionHistoryResponse.HISTORY_FIELD_NUMBER, page);
  }

  private static String pageToken(long start) {
    return Long.toString(start);
  }

  private static long start(ByteString pageToken) throws IOException {
    try {
      return pageToken.isEmpty() ? 0 : Long.parseLong(pageToken.toStringUtf8());
    } catch (NumberFormatException foreign) {
      throw new IOException("a page token that is not ours", foreign);
    }
  }

  private static HistoryPages.Page page(RecordedHistory history, long start) throws IOException {
    HistoryPages.Page page = new HistoryPages(history.content()).at(start);
    return start == 0 && page.next().isPresent()
        ? new HistoryPages.Page(withTimeForAllPages(page.history()), page.next())
        : page;
  }

  /** Fields at the end of a message count: what is put behind the first event changes it. */
  private static byte[] withTimeForAllPages(byte[] page) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(page);
    in.readTag();
    int length = in.readRawVarint32();
    int start = in.getTotalBytesRead();
    byte[] more = timeForAllPages().bytes();
    ByteArrayOutputStream changed = new ByteArrayOutputStream(page.length + more.length + start);
    changed.writeBytes(fieldHead(History.EVENTS_FIELD_NUMBER, length + more.length));
    changed.write(page, start, length);
    changed.writeBytes(more);
    changed.write(page, start + length, page.length - start - length);
    return changed.toByteArray();
  }

  /** The field of a first event, and nothing else of it. */
  private static WireMessage timeForAllPages() {
    WireMessage timeout =
        new WireMessage()
            .number(
                com.google.protobuf.Duration.SECONDS_FIELD_NUMBER, TIME_FOR_ALL_PAGES.toSeconds());
    return new WireMessage()
        .message(
            HistoryEvent.WORKFLOW_EXECUTION_STARTED_EVENT_ATTRIBUTES_FIELD_NUMBER,
            new WireMessage()
                .message(
                    WorkflowExecutionStartedEventAttributes.WORKFLOW_TASK_TIMEOUT_FIELD_NUMBER,
                    timeout));
  }

  private static byte[][] parts(WireMessage built, int field, HistoryPages.Page page)
      throws IOException {
    byte[] history = page.history();
    return new byte[][] {built.bytes(), fieldHead(field, history.length), history};
  }

  private static byte[] fieldHead(int field, int length) throws IOException {
    byte[] head = new byte[10];
    CodedOutputStream out = CodedOutputStream.newInstance(head);
    out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(length);
    return Arrays.copyOf(head, out.getTotalBytesWritten());
  }
}
