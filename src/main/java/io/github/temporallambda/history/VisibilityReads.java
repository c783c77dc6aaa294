package io.github.temporallambda.history;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.github.temporallambda.connection.TemporalConnection;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lists and counts executions (ListWorkflowExecutions, CountWorkflowExecutions), at the pace of
 * visibility.
 */
final class VisibilityReads {

  private final TemporalConnection connection;
  private final ReadingPace pace;
  private final ReadingProgress progress;
  private final PatientReads reads;
  private final Metronome metronome;

  VisibilityReads(
      TemporalConnection connection,
      ReadingPace pace,
      ReadingProgress progress,
      PatientReads reads,
      Metronome metronome) {
    this.connection = connection;
    this.pace = pace;
    this.progress = progress;
    this.reads = reads;
    this.metronome = metronome;
  }

  /**
   * What the server listed.
   *
   * @param starts when each execution started, in the server's order
   */
  record Listing(Map<AffectedExecution, Timestamp> starts) {

    Set<AffectedExecution> executions() {
      return starts.keySet();
    }

    int size() {
      return starts.size();
    }

    /** Start of the execution that started last; the epoch where there is none. */
    Timestamp newestStart() {
      return starts.values().stream().max(Timestamps.comparator()).orElse(Timestamps.EPOCH);
    }
  }

  /** All that fit the scope, each once, in the server's order. */
  Listing list(ExecutionScope scope) {
    return list(scope, Integer.MAX_VALUE);
  }

  /** No more than the first {@code most}, at least 1, that fit the scope. */
  Listing list(ExecutionScope scope, int most) {
    Map<AffectedExecution, Timestamp> starts = new LinkedHashMap<>();
    ListWorkflowExecutionsRequest.Builder request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setPageSize(Math.min(most, pace.pageSize()))
            .setQuery(scope.query());
    while (true) {
      ListWorkflowExecutionsResponse page =
          answer(scope, () -> connection.blockingStub().listWorkflowExecutions(request.build()));
      for (WorkflowExecutionInfo info : page.getExecutionsList()) {
        if (starts.size() < most) {
          starts.put(
              AffectedExecution.of(info.getExecution(), info.getType()), info.getStartTime());
        }
      }
      if (page.getNextPageToken().isEmpty() || starts.size() >= most) {
        return new Listing(starts);
      }
      request.setNextPageToken(page.getNextPageToken());
      progress.listing(starts.size());
    }
  }

  long count(ExecutionScope scope) {
    return count(scope, "");
  }

  /** How many of the scope had started by then. */
  long countStartedBy(Timestamp time, ExecutionScope scope) {
    return count(scope, " AND StartTime <= '" + Timestamps.toString(time) + "'");
  }

  private long count(ExecutionScope scope, String further) {
    CountWorkflowExecutionsRequest request =
        CountWorkflowExecutionsRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setQuery(scope.query() + further)
            .build();
    return answer(scope, () -> connection.blockingStub().countWorkflowExecutions(request))
        .getCount();
  }

  private <T> T answer(ExecutionScope scope, Supplier<T> call) {
    try {
      return reads.read(
          () -> {
            metronome.await();
            return call.get();
          });
    } catch (StatusRuntimeException e) {
      Optional<ListFilter> filter =
          scope instanceof ExecutionScope.Narrowed narrowed
              ? narrowed.narrowing().query()
              : Optional.empty();
      if (filter.isPresent() && e.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
        throw QueryProblems.refused(filter.orElseThrow(), connection.target(), e);
      }
      throw UnansweredException.or("The executions could not be read.", connection.target(), e);
    }
  }
}
