package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.LaterExecutions;
import io.github.temporallambda.history.LaterFacts;
import io.github.temporallambda.history.SeenExecutions;
import io.github.temporallambda.history.Selection;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistorySupply;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The live half of the gate: replays the executions that a routing change will move, and, asked
 * again, those that have started or grown since. Remembers for one run which were selected, which
 * have passed, and how far.
 */
public final class MovingExecutions {

  private final Supplier<Reads> reads;
  private final ExecutionSelection selection;
  private final ReplayedExecutions passed = new ReplayedExecutions(Set.of(Outcome.PASSED));
  private final Set<AffectedExecution> selected = ConcurrentHashMap.newKeySet();
  private volatile Optional<Seen> last = Optional.empty();

  /** What reads from Temporal: which executions there are, and their histories. */
  public record Reads(AffectedExecutions affected, HistoryDownload download) {}

  /** What the last selection saw of which scope. */
  private record Seen(ExecutionScope scope, SeenExecutions executions) {}

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
  public static Set<String> workflowQueues(Set<PolledTaskQueue> polled) {
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
  public record Replayed(
      GateVerdict all, GateVerdict committed, GateVerdict moving, GateVerdict completed) {}

  /**
   * What started or grew since the last time.
   *
   * @param verdict over what has not passed yet; PASSED over nothing where nothing is new
   * @param facts how many came; empty where that is not known, or where there was no last time for
   *     what is asked about
   */
  public record Since(GateVerdict verdict, Optional<LaterFacts> facts) {}

  /** Replays what was recorded before and, in the same JVM, what moves by what the code polls. */
  public Replayed replayWith(
      HistorySupply committed, Gate gate, Function<Set<PolledTaskQueue>, ExecutionScope> scope) {
    try (HistorySpool spool = HistorySpool.create()) {
      LiveSupply supply = supply(spool, polled -> select(scope.apply(polled), selection));
      GateVerdict all =
          gate.replay(new GateMaterial(committed, supply, true)).withSelection(supply.facts());
      return new Replayed(
          all,
          all.only(history -> !supply.isRunning(history) && !supply.isCompleted(history)),
          all.only(supply::isRunning),
          all.only(supply::isCompleted));
    }
  }

  /**
   * What is looked at again.
   *
   * @param executions each once
   * @param anew what was selected of executions that were not asked about before; empty where all
   *     were
   * @param later what came since the last time; empty where everything is new
   */
  private record Look(
      List<AffectedExecution> executions,
      Optional<SelectionFacts> anew,
      Optional<LaterFacts> later) {}

  /**
   * Replays what of the scope was not replayed as far as it is now: all that started since, and
   * what has grown of what was selected before. Completed executions are replayed once.
   */
  public Since replayNew(Gate gate, ExecutionScope scope) {
    AtomicReference<@Nullable Look> looked = new AtomicReference<>();
    try (HistorySpool spool = HistorySpool.create()) {
      LiveSupply supply =
          supply(
              spool,
              polled -> {
                Look found = again(scope);
                looked.set(found);
                return Selection.of(found.executions());
              });
      GateVerdict verdict = gate.replay(GateMaterial.ifAny(supply));
      Optional<Look> look = Optional.ofNullable(looked.get());
      Optional<LaterFacts> later = look.flatMap(Look::later);
      return new Since(
          verdict
              .withSelection(look.flatMap(Look::anew))
              .withCaveats(later.flatMap(LaterFacts::caveat).stream().toList()),
          later);
    }
  }

  /** Of task queues that were not asked about before, every execution is new. */
  private Look again(ExecutionScope scope) {
    Optional<Seen> before = last;
    if (before.filter(it -> it.scope().equals(scope)).isPresent()) {
      LaterExecutions later = later(scope, before.get().executions());
      return new Look(later.executions(), Optional.empty(), Optional.of(later.facts()));
    }
    Selection found = select(scope, selection.withoutClosed());
    Optional<SelectionFacts> anew = Optional.of(found.facts());
    if (before.isEmpty() || found.facts().sample().isEmpty()) {
      return new Look(found.executions(), anew, Optional.empty());
    }
    LaterExecutions later = later(scope, before.get().executions().inLargerScope());
    Set<AffectedExecution> both = new LinkedHashSet<>(later.executions());
    both.addAll(found.executions());
    return new Look(List.copyOf(both), anew, Optional.of(later.facts()));
  }

  private LaterExecutions later(ExecutionScope scope, SeenExecutions seen) {
    LaterExecutions later = affected().selectLater(scope, selection, seen, taken());
    selected.addAll(later.executions());
    return later;
  }

  private Selection select(ExecutionScope scope, ExecutionSelection wanted) {
    Selection found = affected().select(scope, wanted, taken());
    selected.addAll(found.executions());
    last = Optional.of(new Seen(scope, found.seen()));
    return found;
  }

  /** An execution that goes on in a new run is known by that. */
  private Set<AffectedExecution> taken() {
    Set<AffectedExecution> taken = new HashSet<>(selected);
    taken.addAll(passed.ends().keySet());
    return taken;
  }

  private LiveSupply supply(HistorySpool spool, Function<Set<PolledTaskQueue>, Selection> reading) {
    return new LiveSupply(() -> reads.get().download(), passed, spool, reading);
  }

  private AffectedExecutions affected() {
    return reads.get().affected();
  }
}
