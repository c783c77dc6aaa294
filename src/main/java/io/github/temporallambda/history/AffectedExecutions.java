package io.github.temporallambda.history;

import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The running executions of an {@link ExecutionScope}.
 *
 * <p>Read from visibility (ListWorkflowExecutions, CountWorkflowExecutions), which lags and limits
 * its callers: the list is believed once a count made after it finds no more, and limited calls are
 * tried again.
 */
public final class AffectedExecutions {

  private final ReadingPace pace;
  private final ReadingProgress progress;
  private final VisibilityReads visibility;
  private final ExecutionSampling sampling;

  /** Reads through {@code connection}, at the usual pace and without a word. */
  public AffectedExecutions(TemporalConnection connection) {
    this(connection, ReadingPace.usual(), ReadingProgress.SILENT);
  }

  /** Reads through {@code connection}. */
  public AffectedExecutions(
      TemporalConnection connection, ReadingPace pace, ReadingProgress progress) {
    this(connection, pace, progress, new Metronome(pace.betweenVisibilityCalls()));
  }

  /** Asks visibility when {@code metronome} says so. */
  AffectedExecutions(
      TemporalConnection connection,
      ReadingPace pace,
      ReadingProgress progress,
      Metronome metronome) {
    PatientReads reads = new PatientReads(pace, progress);
    this.pace = pace;
    this.progress = progress;
    this.visibility = new VisibilityReads(connection, pace, progress, reads, metronome);
    this.sampling =
        new ExecutionSampling(
            new HistoryReads(connection, reads), connection.target(), pace, progress);
  }

  /**
   * Those of the scope that a user wants: all of them when few, else a sample of every workflow
   * type; and completed ones on top. One that closes meanwhile may be among them.
   *
   * @throws ProblemException as {@link #read}; of kind CONFIGURATION when the server does not take
   *     the user's query
   */
  public Selection select(ExecutionScope scope, ExecutionSelection selection) {
    return select(scope, selection, Set.of());
  }

  /**
   * The same, and those of {@code taken} that are in the scope and still run, which count as
   * selected: of those that are replayed already the facts are true as well.
   */
  public Selection select(
      ExecutionScope scope, ExecutionSelection selection, Set<AffectedExecution> taken) {
    VisibilityReads.Listing listing = listing(narrowed(scope, selection.narrowing()));
    List<AffectedExecution> fitting = List.copyOf(listing.executions());
    long moving =
        selection.narrowing().isNone() ? fitting.size() : Math.max(fitting.size(), count(scope));
    ExecutionSampling.Chosen chosen = sampling.choose(fitting, selection, taken);
    List<AffectedExecution> completed = completed(scope, selection);
    return new Selection(
        chosen.executions(),
        completed,
        new SelectionFacts(
            moving,
            fitting.size(),
            chosen.executions().size(),
            selection.narrowing().names(),
            chosen.facts(),
            completed.size()),
        chosen.facts().isEmpty() ? SeenExecutions.all(listing) : SeenExecutions.newest(listing));
  }

  /**
   * Those to look at again: what was {@code taken}, and what a user wants of those that came since,
   * all of them when few, else a sample. What was left out before stays so: nothing is known of it
   * that it could be compared with.
   *
   * @param seen at the last selection
   * @param taken selected since the first; may be closed by now
   * @throws ProblemException as {@link #select}
   */
  public LaterExecutions selectLater(
      ExecutionScope scope,
      ExecutionSelection selection,
      SeenExecutions seen,
      Set<AffectedExecution> taken) {
    ExecutionScope narrowed = narrowed(scope, selection.narrowing());
    Set<AffectedExecution> listed = listing(seen.further(narrowed)).executions();
    List<AffectedExecution> started =
        listed.stream()
            .filter(one -> !seen.executions().contains(one) && !taken.contains(one))
            .toList();
    ExecutionSampling.Chosen chosen = sampling.choose(started, selection, Set.of());
    long left =
        selection.narrowing().isNone()
            ? 0
            : Math.max(0, count(scope) - (seen.all() ? listed.size() : count(narrowed)));
    List<AffectedExecution> all = new ArrayList<>(chosen.executions());
    taken.stream().filter(one -> !seen.all() || listed.contains(one)).forEach(all::add);
    return new LaterExecutions(
        all,
        new LaterFacts(
            new SelectionFacts(
                started.size(),
                started.size(),
                chosen.executions().size(),
                List.of(),
                chosen.facts(),
                0),
            selection.narrowing().names(),
            left));
  }

  private static ExecutionScope narrowed(ExecutionScope scope, Narrowing narrowing) {
    return narrowing.isNone() ? scope : new ExecutionScope.Narrowed(scope, narrowing);
  }

  /** The server lists what closed last first. */
  private List<AffectedExecution> completed(ExecutionScope scope, ExecutionSelection selection) {
    if (selection.closed() == 0) {
      return List.of();
    }
    return scope
        .completed()
        .map(it -> visibility.list(narrowed(it, selection.narrowing()), selection.closed()))
        .map(listing -> List.copyOf(listing.executions()))
        .orElse(List.of());
  }

  /**
   * The executions of the scope, each once, in the order the server lists them (newest first).
   *
   * <p>Where executions start all the time no count ever agrees: from the second read on, those
   * count that had started when the newest of the list had.
   *
   * @throws UnansweredException of kind GATE when list and count do not agree in time, so that
   *     nobody can say which executions there are; of kind REMOTE when the server does not answer
   * @throws ProblemException of kind REMOTE when the server refuses to answer
   */
  public List<AffectedExecution> read(ExecutionScope scope) {
    return List.copyOf(listing(scope).executions());
  }

  private VisibilityReads.Listing listing(ExecutionScope scope) {
    Deadline deadline = Deadline.after(pace.patience());
    VisibilityReads.Listing listing = visibility.list(scope);
    long counted = visibility.count(scope);
    while (counted > listing.size()) {
      if (deadline.isOver()) {
        throw uncounted(scope, listing.size(), counted);
      }
      progress.lagging(listing.size(), counted);
      deadline.pause(pace.pause());
      listing = visibility.list(scope);
      counted = visibility.count(scope);
      if (counted > listing.size()) {
        counted = visibility.countStartedBy(listing.newestStart(), scope);
      }
    }
    return listing;
  }

  /** How many executions the scope holds, by CountWorkflowExecutions alone. */
  public long count(ExecutionScope scope) {
    return visibility.count(scope);
  }

  private static UnansweredException uncounted(ExecutionScope scope, int listed, long counted) {
    return new UnansweredException(
        Problem.gate(
            "The executions could not be counted: the server lists "
                + listed
                + " and counts "
                + counted
                + ".",
            List.of("query " + scope.query()),
            "wait until visibility has caught up, and run again"),
        null);
  }
}
