package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import io.github.temporallambda.history.RecordedHistory;
import io.grpc.stub.ServerCallStreamObserver;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;

/** A worker's poll for workflow tasks that waits for a history. */
final class ParkedPoll implements TaskBoard.TaskPoll {

  /** The direct query that the SDK's own replayer is made of. */
  private static final String REPLAY_ONLY = "__replay_only";

  private final ServerCallStreamObserver<InputStream> answer;
  private final TaskBoard board;

  ParkedPoll(ServerCallStreamObserver<InputStream> answer, TaskBoard board) {
    this.answer = answer;
    this.board = board;
  }

  @Override
  public boolean give(String token, RecordedHistory history) {
    if (answer.isCancelled()) {
      return false;
    }
    Optional<byte[]> events = read(history);
    if (events.isEmpty()) {
      giveNothing();
      board.answered(token, Outcome.ERROR, "its spooled file cannot be read");
      return true;
    }
    byte[] head = head(token, history).toByteArray();
    int field = PollWorkflowTaskQueueResponse.HISTORY_FIELD_NUMBER;
    answer.onNext(RawMessage.of(head, field, events.orElseThrow()));
    answer.onCompleted();
    return true;
  }

  /** Ends the long poll without a task. */
  void giveNothing() {
    answer.onNext(RawMessage.of(new byte[0]));
    answer.onCompleted();
  }

  private static PollWorkflowTaskQueueResponse head(String token, RecordedHistory history) {
    return PollWorkflowTaskQueueResponse.newBuilder()
        .setTaskToken(ByteString.copyFromUtf8(token))
        .setWorkflowExecution(
            WorkflowExecution.newBuilder()
                .setWorkflowId(history.workflowId())
                .setRunId(history.runId()))
        .setWorkflowType(WorkflowType.newBuilder().setName(history.workflowType()))
        .setStartedEventId(Long.MAX_VALUE)
        .setPreviousStartedEventId(Long.MAX_VALUE)
        .setAttempt(1)
        .setQuery(WorkflowQuery.newBuilder().setQueryType(REPLAY_ONLY))
        .build();
  }

  /** The answer of GetWorkflowExecutionHistory: everything on one page. */
  static Optional<InputStream> historyResponse(RecordedHistory history) {
    int field = GetWorkflowExecutionHistoryResponse.HISTORY_FIELD_NUMBER;
    return read(history).map(events -> RawMessage.of(new byte[0], field, events));
  }

  private static Optional<byte[]> read(RecordedHistory history) {
    try {
      return Optional.of(Files.readAllBytes(history.file()));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
