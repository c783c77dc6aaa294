package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.http2.UnaryCall;
import java.io.IOException;
import java.util.concurrent.Future;

/** A worker's poll for workflow tasks that waits for a history. */
final class ParkedPoll implements TaskBoard.TaskPoll {

  private final UnaryCall call;
  private final TaskBoard board;

  private ParkedPoll(UnaryCall call, TaskBoard board) {
    this.call = call;
    this.board = board;
  }

  /** Waits on the board until there is a history, the poll is taken back, or its time is over. */
  static void park(UnaryCall call, TaskBoard board, String taskQueue, LongPolls polls) {
    ParkedPoll poll = new ParkedPoll(call, board);
    if (!board.poll(taskQueue, poll)) {
      // Most polls find a history at once and need neither.
      Future<?> expiry = polls.expiry(() -> poll.expire(taskQueue));
      call.onCancel(() -> poll.takeBack(taskQueue, expiry));
    }
  }

  private void expire(String taskQueue) {
    if (board.withdraw(taskQueue, this)) {
      call.answer();
    }
  }

  private void takeBack(String taskQueue, Future<?> expiry) {
    expiry.cancel(false);
    board.withdraw(taskQueue, this);
  }

  @Override
  public boolean give(String token, RecordedHistory history) {
    try {
      return call.answer(HistoryAnswers.task(token, board.queryType(), history));
    } catch (IOException gone) {
      boolean answered = call.answer();
      if (answered) {
        board.answered(token, Outcome.ERROR, "its spooled bytes cannot be read");
      }
      return answered;
    }
  }
}
