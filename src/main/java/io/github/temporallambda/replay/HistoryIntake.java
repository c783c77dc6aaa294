package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;

/**
 * Where a {@link HistorySupply} puts what it finds. The doors for histories wait while many
 * histories are waiting, so that a slow artifact slows the reading down, and throw {@link
 * InterruptedException} when the gate needs no more. Safe for use by several threads.
 */
public interface HistoryIntake {

  /** Announces so many histories, as far as is known; for progress alone. */
  void expect(int histories);

  /** A history recorded before; it is replayed by whichever worker polls its task queue. */
  void recorded(RecordedHistory history) throws InterruptedException;

  /**
   * The history of a running execution, which goes on where it is: it fails where the artifact does
   * not poll its task queue.
   */
  void running(RecordedHistory history) throws InterruptedException;

  /**
   * An execution whose history could not be read: its verdict is INCONCLUSIVE. Never waits.
   *
   * @param history stands for it, without content
   * @param why in words that are the same for all to which the same happened
   */
  void unread(RecordedHistory history, String why);

  /** Which executions there are could not be found out, which makes the gate INCONCLUSIVE. */
  void unanswered(Problem question);
}
