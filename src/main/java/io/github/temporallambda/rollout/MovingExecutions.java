package io.github.temporallambda.rollout;

import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistorySupply;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The live half of the gate: replays the executions that a routing change will move, and, asked
 * again, those that have started or grown since. Remembers for one run which have passed, and how
 * far.
 */
public final class MovingExecutions {

  private final AffectedExecutions affected;
  private final HistoryDownload download;
  private final ReplayedExecutions passed = new ReplayedExecutions(Set.of(Outcome.PASSED));

  /** Nothing has been replayed yet. */
  public MovingExecutions(AffectedExecutions affected, HistoryDownload download) {
    this.affected = affected;
    this.download = download;
  }

  /** The queues, of those polled, that executions are on. */
  static Set<String> workflowQueues(Set<PolledTaskQueue> polled) {
    return polled.stream()
        .filter(queue -> queue.type() == TaskQueueType.WORKFLOW)
        .map(PolledTaskQueue::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What one gate found.
   *
   * @param all everything
   * @param committed what was recorded before
   * @param moving the running executions
   */
  record Replayed(GateVerdict all, GateVerdict committed, GateVerdict moving) {}

  /** Replays what was recorded before and, in the same JVM, what moves by what the code polls. */
  Replayed replayWith(
      HistorySupply committed, Gate gate, Function<Set<PolledTaskQueue>, ExecutionScope> scope) {
    try (HistorySpool spool = HistorySpool.create()) {
      LiveSupply supply =
          new LiveSupply(download, passed, spool, polled -> affected.read(scope.apply(polled)));
      GateVerdict all = gate.replay(new GateMaterial(committed, supply, true));
      return new Replayed(all, all.only(history -> !supply.gave(history)), all.only(supply::gave));
    }
  }

  /** A verdict over what has not passed yet; PASSED over nothing where nothing is new. */
  GateVerdict replayNew(Gate gate, ExecutionScope scope) {
    try (HistorySpool spool = HistorySpool.create()) {
      return gate.replay(
          GateMaterial.ifAny(
              new LiveSupply(download, passed, spool, polled -> affected.read(scope))));
    }
  }
}
