package io.github.temporallambda.history;

import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.RpcRefusal;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

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
   * The histories that {@link #stream} passes on, all of them, in the order of {@code executions}.
   */
  public List<LiveHistory> fetchNew(
      List<AffectedExecution> executions,
      Map<AffectedExecution, HistoryEnd> known,
      HistorySpool spool) {
    List<Placed> found = new ArrayList<>();
    HistorySink whole = history -> {};
    search(
        executions,
        known,
        spool,
        one -> {
          one.found().passOn(whole);
          found.add(one);
        });
    return found.stream()
        .sorted(Comparator.comparingInt(Placed::place))
        .flatMap(one -> one.found().history().stream())
        .toList();
  }

  /**
   * Passes on the histories of {@code executions} that are not {@code known} or have grown since,
   * each as soon as it is there, in whatever order. Of one that is known only the last event is
   * asked for. One that closed or was deleted while we looked is left out and counted; where it
   * goes on in a new run, that run is fetched, once.
   *
   * @param known where each ended when it was fetched before
   * @param sink called on this thread; while it is at work no more histories are fetched than may
   *     be in flight at the same time, so one that waits holds the fetching up; hears of each that
   *     the server does not give, as long as it is asked, or gives as what cannot be replayed
   * @throws ProblemException when the server refuses to give them; those to come are given up then
   */
  public void stream(
      List<AffectedExecution> executions,
      Map<AffectedExecution, HistoryEnd> known,
      HistorySpool spool,
      HistorySink sink) {
    search(executions, known, spool, one -> one.found().passOn(sink));
  }

  /**
   * Passes on the histories of completed executions, as {@link #stream} does. One that was deleted
   * meanwhile is left out.
   *
   * @throws ProblemException when the server refuses to give them
   */
  public void streamCompleted(
      List<AffectedExecution> completed, HistorySpool spool, HistorySink sink) {
    InParallel.each(
        completed,
        pace.concurrentFetches(),
        execution -> found(execution, () -> reads.run(execution, spool)),
        found -> found.passOn(sink));
  }

  /** What was found, and of the how manieth execution. */
  private record Placed(int place, FoundHistory found) {}

  private void search(
      List<AffectedExecution> executions,
      Map<AffectedExecution, HistoryEnd> known,
      HistorySpool spool,
      Consumer<Placed> sink) {
    Set<AffectedExecution> taken = ConcurrentHashMap.newKeySet();
    taken.addAll(executions);
    AtomicInteger done = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    InParallel.each(
        IntStream.range(0, executions.size()).boxed().toList(),
        pace.concurrentFetches(),
        place -> new Placed(place, find(executions.get(place), known, taken, spool)),
        one -> {
          closed.addAndGet(one.found().closed() ? 1 : 0);
          progress.fetched(done.incrementAndGet(), executions.size());
          sink.accept(one);
        });
    if (closed.get() > 0) {
      progress.closedMeanwhile(closed.get());
    }
  }

  private FoundHistory find(
      AffectedExecution execution,
      Map<AffectedExecution, HistoryEnd> known,
      Set<AffectedExecution> taken,
      HistorySpool spool) {
    return found(
        execution,
        () -> {
          HistoryEnd before = known.get(execution);
          return before != null && before.equals(HistoryEnd.of(reads.last(execution)))
              ? FoundHistory.NOTHING_NEW
              : reads.open(execution, taken::add, spool);
        });
  }

  private interface Search {
    FoundHistory run() throws BrokenHistoryException, RestlessException;
  }

  private FoundHistory found(AffectedExecution execution, Search search) {
    try {
      return search.run();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return FoundHistory.CLOSED;
      }
      return FoundHistory.of(unanswered(execution, e));
    } catch (BrokenHistoryException e) {
      String reason = "its history cannot be replayed: " + e.getMessage();
      return FoundHistory.of(UnreadHistory.of(execution, reason, broken(execution, e), e));
    } catch (RestlessException e) {
      return FoundHistory.of(e.unread());
    }
  }

  /** A refusal that another try may not meet is no answer; one that stays is the server's. */
  private UnreadHistory unanswered(AffectedExecution execution, StatusRuntimeException refused) {
    ProblemException stop =
        RpcProblems.remote(
            "The history of " + execution.workflowId() + " could not be fetched.",
            connection.target(),
            refused);
    RpcRefusal row = RpcRefusal.of(refused);
    if (!row.isWorthAnotherRead() && row != RpcRefusal.DATA_LOSS) {
      throw stop;
    }
    return new UnreadHistory(
        execution,
        "its history could not be fetched: Temporal answered " + RpcProblems.answer(refused),
        stop);
  }

  private static Problem broken(AffectedExecution execution, BrokenHistoryException reason) {
    return Problem.gate(
        "The history of " + execution.workflowId() + " cannot be replayed.",
        List.of("run " + execution.runId(), String.valueOf(reason.getMessage())),
        "look at it: temporal workflow show --workflow-id '" + execution.workflowId() + "'");
  }
}
