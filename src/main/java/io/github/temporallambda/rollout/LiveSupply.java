package io.github.temporallambda.rollout;

import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistoryEnd;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.LiveHistory;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.HistoryIntake;
import io.github.temporallambda.replay.HistorySupply;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.PolledTaskQueue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Running executions as the gate's material: their histories are fetched while it replays, and
 * removed when they were answered.
 */
public final class LiveSupply implements HistorySupply {

  private final HistoryDownload download;
  private final ReplayedExecutions replayed;
  private final HistorySpool spool;
  private final Function<Set<PolledTaskQueue>, List<AffectedExecution>> reading;
  private final Map<RecordedHistory, LiveHistory> given = new ConcurrentHashMap<>();

  /**
   * @param replayed what was replayed as far as it is now is left out; hears what is replayed
   * @param spool keeps the histories for as long as they are needed
   * @param reading the executions, for what is polled
   */
  public LiveSupply(
      HistoryDownload download,
      ReplayedExecutions replayed,
      HistorySpool spool,
      Function<Set<PolledTaskQueue>, List<AffectedExecution>> reading) {
    this.download = download;
    this.replayed = replayed;
    this.spool = spool;
    this.reading = reading;
  }

  @Override
  public void supply(Set<PolledTaskQueue> polled, HistoryIntake intake) {
    List<AffectedExecution> executions = reading.apply(polled);
    Map<AffectedExecution, HistoryEnd> known = replayed.ends();
    intake.expect((int) executions.stream().filter(one -> !known.containsKey(one)).count());
    download.stream(executions, known, spool, live -> give(live, intake));
  }

  private void give(LiveHistory live, HistoryIntake intake) {
    try {
      given.put(live.history(), live);
      intake.running(live.history());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the gate needs no more histories");
    }
  }

  @Override
  public void answered(HistoryVerdict verdict) {
    LiveHistory live = given.get(verdict.history());
    if (live != null) {
      replayed.take(live, verdict.outcome());
      spool.remove(verdict.history());
    }
  }

  /** Whether the history is one of this supply. */
  public boolean gave(RecordedHistory history) {
    return given.containsKey(history);
  }
}
