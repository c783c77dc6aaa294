package io.github.temporallambda.rollout;

import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.Selection;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistorySupply;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The live half of the gate: replays the executions that a routing change will move, and, asked
 * again, those that have started or grown since. Remembers for one run which have passed, and how
 * far.
 */
public final class MovingExecutions {

  private final Supplier<Reads> reads;
  private final ExecutionSelection selection;
  private final ReplayedExecutions passed = new ReplayedExecutions(Set.of(Outcome.PASSED));

  /** What reads from Temporal: which executions there are, and their histories. */
  public record Reads(AffectedExecutions affected, HistoryDownload download) {}

  /**
   * Nothing has been replayed yet.
   *
   * @param reads is asked for when the artifact polls, and again
   * @param selection which of the executions that move are replayed
   */
  public MovingExecutions(Supplier<Reads> reads, ExecutionSelection selection) {
    this.reads = reads;
    this.selection = selection;
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
   * @param completed how many completed executions passed on top
   */
  record Replayed(
      GateVerdict all, GateVerdict committed, GateVerdict moving, GateVerdict completed) {}

  /** Replays what was recorded before and, in the same JVM, what moves by what the code polls. */
  Replayed replayWith(
      HistorySupply committed, Gate gate, Function<Set<PolledTaskQueue>, ExecutionScope> scope) {
    try (HistorySpool spool = HistorySpool.create()) {
      LiveSupply supply =
          supply(spool, polled -> affected().select(scope.apply(polled), selection));
      GateVerdict all =
          gate.replay(new GateMaterial(committed, supply, true)).withSelection(supply.facts());
      return new Replayed(
          all,
          all.only(history -> !supply.isRunning(history) && !supply.isCompleted(history)),
          all.only(supply::isRunning),
          all.only(supply::isCompleted));
    }
  }

  /** A verdict over what has not passed yet; PASSED over nothing where nothing is new. */
  GateVerdict replayNew(Gate gate, ExecutionScope scope) {
    try (HistorySpool spool = HistorySpool.create()) {
      return gate.replay(GateMaterial.ifAny(supply(spool, polled -> running(scope))));
    }
  }

  private LiveSupply supply(HistorySpool spool, Function<Set<PolledTaskQueue>, Selection> reading) {
    return new LiveSupply(() -> reads.get().download(), passed, spool, reading);
  }

  private AffectedExecutions affected() {
    return reads.get().affected();
  }

  /** Completed ones are replayed once. */
  private Selection running(ExecutionScope scope) {
    return affected().select(scope, selection.withoutClosed());
  }
}
