package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.HistoryEnd;
import io.github.temporallambda.history.LiveHistory;
import io.github.temporallambda.replay.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How far executions were replayed in one run, so that nothing is replayed twice. */
public final class ReplayedExecutions {

  private final Set<Outcome> remembered;
  private final Map<AffectedExecution, HistoryEnd> ends = new ConcurrentHashMap<>();

  /**
   * @param remembered the outcomes after which an execution is not replayed again
   */
  public ReplayedExecutions(Set<Outcome> remembered) {
    this.remembered = Set.copyOf(remembered);
  }

  void take(LiveHistory live, Outcome outcome) {
    if (remembered.contains(outcome)) {
      ends.put(live.execution(), live.end());
    }
  }

  /** Where each ended when it was replayed. */
  Map<AffectedExecution, HistoryEnd> ends() {
    return Map.copyOf(ends);
  }
}
