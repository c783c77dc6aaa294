package io.github.temporallambda.history;

import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Fetches histories of running executions into a spool, several at a time
 * (GetWorkflowExecutionHistory, GetWorkflowExecutionHistoryReverse).
 */
public final class HistoryDownload {

  private final TemporalConnection connection;
  private final ReadingPace pace;
  private final ReadingProgress progress;
  private final HistoryReads reads;

  /** Fetches through {@code connection}. */
  public HistoryDownload(
      TemporalConnection connection, ReadingPace pace, ReadingProgress progress) {
    this.connection = connection;
    this.pace = pace;
    this.progress = progress;
    this.reads = new HistoryReads(connection, new PatientReads(pace, progress));
  }

  /** Every history of {@code executions}; see {@link #fetchNew}. */
  public List<LiveHistory> fetch(List<AffectedExecution> executions, HistorySpool spool) {
    return fetchNew(executions, Map.of(), spool);
  }

  /**
   * The histories of {@code executions} that are not {@code known} or have grown since, in the same
   * order. Of one that is known only the last event is asked for. One that closed or was deleted
   * while we looked is left out and counted; where it goes on in a new run, that run is fetched.
   *
   * @param known where each ended when it was fetched before
   * @throws ProblemException when the server does not give one, or gives what cannot be replayed;
   *     the others are given up then
   */
  public List<LiveHistory> fetchNew(
      List<AffectedExecution> executions,
      Map<AffectedExecution, HistoryEnd> known,
      HistorySpool spool) {
    Set<AffectedExecution> listed = Set.copyOf(executions);
    List<Found> found =
        InParallel.map(
            executions,
            pace.concurrentFetches(),
            execution -> find(execution, known, run -> spooled(run, execution, listed, spool)),
            done -> progress.fetched(done, executions.size()));
    int closed = (int) found.stream().filter(Found::closed).count();
    if (closed > 0) {
      progress.closedMeanwhile(closed);
    }
    return found.stream().flatMap(one -> one.history().stream()).toList();
  }

  /**
   * One execution: open with its history, closed, or neither: known already, or going on in a run
   * that was listed by itself.
   */
  private record Found(Optional<LiveHistory> history, boolean closed) {
    static final Found CLOSED = new Found(Optional.empty(), true);
    static final Found NOTHING_NEW = new Found(Optional.empty(), false);
  }

  private Found find(
      AffectedExecution execution,
      Map<AffectedExecution, HistoryEnd> known,
      Function<OpenRun, Found> keep) {
    try {
      HistoryEnd before = known.get(execution);
      if (before != null && before.equals(reads.end(execution))) {
        return Found.NOTHING_NEW;
      }
      return reads.open(execution).map(keep).orElse(Found.CLOSED);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Found.CLOSED;
      }
      throw RpcProblems.remote(
          "The history of " + execution.workflowId() + " could not be fetched.",
          connection.target(),
          e);
    }
  }

  private static Found spooled(
      OpenRun run, AffectedExecution asked, Set<AffectedExecution> listed, HistorySpool spool) {
    AffectedExecution execution = run.execution();
    if (!execution.equals(asked) && listed.contains(execution)) {
      return Found.NOTHING_NEW;
    }
    try {
      RecordedHistory history = spool.add("live", execution.named(), run.history());
      return new Found(
          Optional.of(new LiveHistory(execution, history, HistoryEnd.of(run.last()))), false);
    } catch (BrokenHistoryException e) {
      throw new ProblemException(
          Problem.gate(
              "The history of " + execution.workflowId() + " cannot be replayed.",
              List.of("run " + execution.runId(), String.valueOf(e.getMessage())),
              "look at it: temporal workflow show --workflow-id '" + execution.workflowId() + "'"),
          e);
    }
  }
}
