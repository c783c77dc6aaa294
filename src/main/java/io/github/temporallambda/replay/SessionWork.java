package io.github.temporallambda.replay;

import java.util.concurrent.BlockingQueue;

/**
 * What one fork has to do.
 *
 * @param backlog the histories that wait
 * @param board brings them to the fork's polls
 * @param supplies fill the backlog
 * @param heard the verdicts that have come
 */
record SessionWork(
    Backlog backlog, TaskBoard board, Supplies supplies, BlockingQueue<HistoryVerdict> heard) {

  /** Whether no history waits or is under way; others may still come. */
  boolean isIdle() {
    // One that is handed out leaves the backlog and gets under way in a single step of the board.
    return backlog.isEmpty() && board.isIdle() && backlog.isEmpty();
  }

  /** Whether no worker can do anything more: what waits, if anything does, nobody polls for. */
  boolean isExhausted() {
    return supplies.isDone()
        && backlog.hasOnlyStrays()
        && board.isIdle()
        && backlog.hasOnlyStrays();
  }

  /** Whether every history has its verdict and no other will come. */
  boolean isDone() {
    return supplies.isDone() && isIdle();
  }
}
