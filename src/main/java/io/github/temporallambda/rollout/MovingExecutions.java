package io.github.temporallambda.rollout;

import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionScope.Moving;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The live half of the gate: replays the executions that the routing change will move, and, asked
 * again, those that have started or grown since. Remembers for one run how far each was replayed.
 */
final class MovingExecutions {

  private final AffectedExecutions affected;
  private final HistoryDownload download;
  private final Map<String, Integer> replayedEvents = new HashMap<>();

  MovingExecutions(AffectedExecutions affected, HistoryDownload download) {
    this.affected = affected;
    this.download = download;
  }

  /** A verdict over what was not replayed yet; PASSED over nothing where nothing is new. */
  GateVerdict replayNew(Gate gate, Set<PolledTaskQueue> polled) {
    Set<String> queues =
        polled.stream()
            .filter(queue -> queue.type() == TaskQueueType.WORKFLOW)
            .map(PolledTaskQueue::name)
            .collect(Collectors.toUnmodifiableSet());
    try (HistorySpool spool = HistorySpool.create()) {
      List<RecordedHistory> fresh =
          fresh(affected.read(new Moving(gate.expected().deploymentName(), queues)), spool);
      if (fresh.isEmpty()) {
        return new GateVerdict(List.of(), polled, List.of(), Duration.ZERO);
      }
      GateVerdict verdict = gate.replay(fresh);
      fresh.forEach(history -> replayedEvents.put(key(history), history.eventCount()));
      return verdict;
    }
  }

  private List<RecordedHistory> fresh(List<AffectedExecution> moving, HistorySpool spool) {
    List<RecordedHistory> fresh = new ArrayList<>();
    for (AffectedExecution execution : moving) {
      download
          .fetch(execution, spool)
          .filter(history -> replayedEvents.getOrDefault(key(execution), 0) < history.eventCount())
          .ifPresent(fresh::add);
    }
    return List.copyOf(fresh);
  }

  private static String key(AffectedExecution execution) {
    return execution.workflowId() + "\n" + execution.runId();
  }

  private static String key(RecordedHistory history) {
    return history.workflowId() + "\n" + history.runId();
  }
}
