package io.github.temporallambda.history;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The running executions of an {@link ExecutionScope}.
 *
 * <p>Read from visibility (ListWorkflowExecutions, CountWorkflowExecutions), which lags and limits
 * its callers: the list is believed once a count made after it finds no more, and limited calls are
 * tried again.
 */
public final class AffectedExecutions {

  private final TemporalConnection connection;
  private final ReadingPace pace;
  private final ReadingProgress progress;
  private final PatientReads reads;

  /** Reads through {@code connection}, at the usual pace and without a word. */
  public AffectedExecutions(TemporalConnection connection) {
    this(connection, ReadingPace.usual(), ReadingProgress.SILENT);
  }

  /** Reads through {@code connection}. */
  public AffectedExecutions(
      TemporalConnection connection, ReadingPace pace, ReadingProgress progress) {
    this.connection = connection;
    this.pace = pace;
    this.progress = progress;
    this.reads = new PatientReads(pace, progress);
  }

  /**
   * The executions of the scope, each once, in the order the server lists them (newest first).
   *
   * <p>Where executions start all the time no count ever agrees: from the second read on, those
   * count that had started when the newest of the list had.
   *
   * @throws ProblemException of kind GATE when list and count do not agree in time, so that nobody
   *     can say which executions there are; of kind REMOTE when the server does not answer
   */
  public List<AffectedExecution> read(ExecutionScope scope) {
    Deadline deadline = Deadline.after(pace.patience());
    Listing listing = list(scope.query());
    long counted = count(scope.query());
    while (counted > listing.size()) {
      if (deadline.isOver()) {
        throw uncounted(scope, listing.size(), counted);
      }
      progress.lagging(listing.size(), counted);
      deadline.pause(pace.pause());
      listing = list(scope.query());
      counted = count(scope.query());
      if (counted > listing.size()) {
        counted = countStartedBy(listing.newestStart(), scope);
      }
    }
    return List.copyOf(listing.executions());
  }

  /** How many executions the scope holds, by CountWorkflowExecutions alone. */
  public long count(ExecutionScope scope) {
    return count(scope.query());
  }

  /**
   * What the server listed.
   *
   * @param newestStart start of the execution that started last; the epoch where there is none
   */
  private record Listing(Set<AffectedExecution> executions, Timestamp newestStart) {
    int size() {
      return executions.size();
    }
  }

  private Listing list(String query) {
    Set<AffectedExecution> executions = new LinkedHashSet<>();
    Timestamp newestStart = Timestamps.EPOCH;
    ListWorkflowExecutionsRequest.Builder request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setPageSize(pace.pageSize())
            .setQuery(query);
    while (true) {
      ListWorkflowExecutionsResponse page =
          answer(() -> connection.blockingStub().listWorkflowExecutions(request.build()));
      for (WorkflowExecutionInfo info : page.getExecutionsList()) {
        executions.add(AffectedExecution.of(info.getExecution(), info.getType()));
        newestStart = later(newestStart, info.getStartTime());
      }
      if (page.getNextPageToken().isEmpty()) {
        return new Listing(executions, newestStart);
      }
      request.setNextPageToken(page.getNextPageToken());
      progress.listing(executions.size());
    }
  }

  private long countStartedBy(Timestamp newestStart, ExecutionScope scope) {
    return count(scope.query() + " AND StartTime <= '" + Timestamps.toString(newestStart) + "'");
  }

  private long count(String query) {
    CountWorkflowExecutionsRequest request =
        CountWorkflowExecutionsRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setQuery(query)
            .build();
    return answer(() -> connection.blockingStub().countWorkflowExecutions(request)).getCount();
  }

  private <T> T answer(Supplier<T> call) {
    try {
      return reads.read(call);
    } catch (StatusRuntimeException e) {
      throw RpcProblems.remote("The executions could not be read.", connection.target(), e);
    }
  }

  private static Timestamp later(Timestamp one, Timestamp other) {
    return Timestamps.compare(one, other) < 0 ? other : one;
  }

  private static ProblemException uncounted(ExecutionScope scope, int listed, long counted) {
    return new ProblemException(
        Problem.gate(
            "The executions could not be counted: the server lists "
                + listed
                + " and counts "
                + counted
                + ".",
            List.of("query " + scope.query()),
            "wait until visibility has caught up, and run again"));
  }
}
