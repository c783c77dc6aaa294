package io.github.temporallambda.history;

import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.List;

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
    PatientReads reads = new PatientReads(pace, progress);
    this.pace = pace;
    this.progress = progress;
    this.visibility = new VisibilityReads(connection, pace, progress, reads);
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
    ExecutionScope narrowed = narrowed(scope, selection.narrowing());
    List<AffectedExecution> fitting = read(narrowed);
    long moving =
        selection.narrowing().isNone() ? fitting.size() : Math.max(fitting.size(), count(scope));
    ExecutionSampling.Chosen chosen =
        sampling.choose(fitting, selection.maxHistories(), selection.sampleSeed());
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
            completed.size()));
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
    return List.copyOf(listing.executions());
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
