package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import java.util.List;
import java.util.Set;

/**
 * Finds histories while the gate already starts the artifact and replays, on a thread of its own,
 * which is interrupted when the gate has to end early.
 */
public interface HistorySupply {

  /** Finds nothing. */
  HistorySupply NONE = (polled, intake) -> {};

  /**
   * Puts all that there is into {@code intake} and returns. One that waits for what the artifact
   * polls is called again, when it has returned, with a larger set if something else was polled
   * meanwhile; it leaves out then what it gave before.
   *
   * @param polled what the artifact polls so far; empty where the gate did not wait for that
   * @throws io.github.temporallambda.problem.ProblemException becomes problems of the verdict
   * @throws InterruptedException when the gate needs no more
   */
  void supply(Set<PolledTaskQueue> polled, HistoryIntake intake) throws InterruptedException;

  /**
   * A history, of this supply or another, has its verdict and is not needed any more. Called on the
   * gate's own thread.
   */
  default void answered(HistoryVerdict verdict) {}

  /** These histories, recorded before. */
  static HistorySupply of(List<RecordedHistory> histories) {
    List<RecordedHistory> all = List.copyOf(histories);
    return (polled, intake) -> {
      intake.expect(all.size());
      for (RecordedHistory history : all) {
        intake.recorded(history);
      }
    };
  }
}
