package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import com.google.protobuf.util.Durations;
import io.github.temporallambda.history.RecordedHistory;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
  private static final HistoryEvent TIME_FOR_ALL_PAGES = timeForAllPages();

  private HistoryAnswers() {}

  private static HistoryEvent timeForAllPages() {
    HistoryEvent.Builder event = HistoryEvent.newBuilder();
    event
        .getWorkflowExecutionStartedEventAttributesBuilder()
        .setWorkflowTaskTimeout(Durations.fromHours(1));
    return event.build();
  }

  /**
   * The answer to a poll: a direct query with a history.
   *
   * @throws IOException when its spooled file cannot be read
   */
  static byte[][] task(String token, String queryType, RecordedHistory history) throws IOException {
    HistoryPages.Page page = page(history, 0);
    PollWorkflowTaskQueueResponse.Builder task =
        PollWorkflowTaskQueueResponse.newBuilder()
            .setTaskToken(ByteString.copyFromUtf8(token))
            .setWorkflowExecution(
                WorkflowExecution.newBuilder()
                    .setWorkflowId(history.workflowId())
                    .setRunId(history.runId()))
            .setWorkflowType(WorkflowType.newBuilder().setName(history.workflowType()))
            .setStartedEventId(Long.MAX_VALUE)
            .setPreviousStartedEventId(Long.MAX_VALUE)
            .setAttempt(1)
            .setQuery(WorkflowQuery.newBuilder().setQueryType(queryType));
    page.next().ifPresent(next -> task.setNextPageToken(pageToken(next)));
    return parts(task.build(), PollWorkflowTaskQueueResponse.HISTORY_FIELD_NUMBER, page);
  }

  /**
   * The answer of GetWorkflowExecutionHistory: the page of that token, the first for an empty one.
   *
   * @throws IOException when the spooled file cannot be read, or has no such page
   */
  static byte[][] page(RecordedHistory history, ByteString pageToken) throws IOException {
    HistoryPages.Page page = page(history, start(pageToken));
    GetWorkflowExecutionHistoryResponse.Builder response =
        GetWorkflowExecutionHistoryResponse.newBuilder();
    page.next().ifPresent(next -> response.setNextPageToken(pageToken(next)));
    return parts(response.build(), GetWorkflowExecutionHistoryResponse.HISTORY_FIELD_NUMBER, page);
  }

  private static ByteString pageToken(long start) {
    return ByteString.copyFromUtf8(Long.toString(start));
  }

  private static long start(ByteString pageToken) throws IOException {
    try {
      return pageToken.isEmpty() ? 0 : Long.parseLong(pageToken.toStringUtf8());
    } catch (NumberFormatException foreign) {
      throw new IOException("a page token that is not ours", foreign);
    }
  }

  private static HistoryPages.Page page(RecordedHistory history, long start) throws IOException {
    HistoryPages.Page page = new HistoryPages(history.file()).at(start);
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
    byte[] more = TIME_FOR_ALL_PAGES.toByteArray();
    ByteArrayOutputStream changed = new ByteArrayOutputStream(page.length + more.length + start);
    changed.writeBytes(fieldHead(History.EVENTS_FIELD_NUMBER, length + more.length));
    changed.write(page, start, length);
    changed.writeBytes(more);
    changed.write(page, start + length, page.length - start - length);
    return changed.toByteArray();
  }

  private static byte[][] parts(Message built, int field, HistoryPages.Page page)
      throws IOException {
    byte[] history = page.history();
    return new byte[][] {built.toByteArray(), fieldHead(field, history.length), history};
  }

  private static byte[] fieldHead(int field, int length) throws IOException {
    byte[] head = new byte[10];
    CodedOutputStream out = CodedOutputStream.newInstance(head);
    out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(length);
    return Arrays.copyOf(head, out.getTotalBytesWritten());
  }
}
