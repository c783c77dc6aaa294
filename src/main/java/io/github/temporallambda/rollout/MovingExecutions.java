package io.github.temporallambda.rollout;

import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistoryEnd;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.LiveHistory;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The live half of the gate: replays the executions that a routing change will move, and, asked
 * again, those that have started or grown since. Remembers for one run how far each has passed.
 */
public final class MovingExecutions {

  private final AffectedExecutions affected;
  private final HistoryDownload download;
  private final Map<AffectedExecution, HistoryEnd> passed = new HashMap<>();

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

  /** A verdict over what has not passed yet; PASSED over nothing where nothing is new. */
  GateVerdict replayNew(Gate gate, ExecutionScope scope) {
    try (HistorySpool spool = HistorySpool.create()) {
      List<LiveHistory> fresh = download.fetchNew(affected.read(scope), passed, spool);
      if (fresh.isEmpty()) {
        return new GateVerdict(List.of(), Set.of(), List.of(), Duration.ZERO);
      }
      GateVerdict verdict = gate.replay(fresh.stream().map(LiveHistory::history).toList());
      remember(fresh, verdict);
      return verdict;
    }
  }

  /** Verdicts come in the order of the histories. */
  private void remember(List<LiveHistory> fresh, GateVerdict verdict) {
    for (int i = 0; i < verdict.histories().size(); i++) {
      if (verdict.histories().get(i).outcome() == Outcome.PASSED) {
        passed.put(fresh.get(i).execution(), fresh.get(i).end());
      }
    }
  }
}
