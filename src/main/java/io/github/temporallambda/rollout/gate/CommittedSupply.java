package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.history.HistoryFiles;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.replay.HistoryIntake;
import io.github.temporallambda.replay.HistorySupply;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.PolledTaskQueue;
import java.util.Set;

/**
 * Committed histories as the gate's material: read while it replays, and removed from the spool
 * when they were answered, so that neither memory nor disk grows with their number.
 */
public final class CommittedSupply implements HistorySupply {

  private final HistoryFiles files;
  private final HistorySpool spool;

  /**
   * @param spool keeps the histories for as long as they are needed; for these alone
   */
  public CommittedSupply(HistoryFiles files, HistorySpool spool) {
    this.files = files;
    this.spool = spool;
  }

  @Override
  public void supply(Set<PolledTaskQueue> polled, HistoryIntake intake)
      throws InterruptedException {
    intake.expect(files.count());
    files.stream(spool, intake::recorded);
  }

  @Override
  public void answered(HistoryVerdict verdict) {
    spool.remove(verdict.history());
  }
}
