package io.github.temporallambda.history;

import io.github.temporallambda.connection.TemporalConnection;
import io.grpc.stub.ClientCalls;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryReverseRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads one execution's history. Threads may share it. A run that the server no longer has is an
 * error NOT_FOUND of gRPC.
 */
final class HistoryReads {

  /** So many runs of one execution are followed before it counts as faster than it can be read. */
  private static final int MOST_RUNS = 10;

  private final TemporalConnection connection;
  private final PatientReads reads;

  HistoryReads(TemporalConnection connection, PatientReads reads) {
    this.connection = connection;
    this.reads = reads;
  }

  /** The last event that is recorded; its id is the number of events. */
  HistoryEvent last(AffectedExecution execution) {
    GetWorkflowExecutionHistoryReverseRequest request =
        GetWorkflowExecutionHistoryReverseRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setExecution(execution.named())
            .setMaximumPageSize(1)
            .build();
    return reads
        .read(() -> connection.blockingStub().getWorkflowExecutionHistoryReverse(request))
        .getHistory()
        .getEvents(0);
  }

  /**
   * The history of that run, closed or not.
   *
   * @throws BrokenHistoryException when it cannot be replayed as it is
   */
  FoundHistory run(AffectedExecution run, HistorySpool spool) throws BrokenHistoryException {
    try (HistoryDraft draft = spool.draft()) {
      fetch(run, draft);
      return kept("completed", run, draft, spool);
    }
  }

  private static FoundHistory kept(
      String origin, AffectedExecution run, HistoryDraft draft, HistorySpool spool)
      throws BrokenHistoryException {
    HistoryEnd end = draft.walk().end();
    return FoundHistory.of(new LiveHistory(run, spool.keep(origin, run.named(), draft), end));
  }

  /**
   * The history of the execution, or of the run that it went on with, spooled page by page.
   *
   * @param claim asked of each run that the execution goes on with: false where it is fetched by
   *     itself
   * @throws BrokenHistoryException when it cannot be replayed as it is
   * @throws RestlessException when it goes on in new runs faster than they can be read: what could
   *     not be read is not known to be closed
   */
  FoundHistory open(
      AffectedExecution execution, Predicate<AffectedExecution> claim, HistorySpool spool)
      throws BrokenHistoryException, RestlessException {
    AffectedExecution run = execution;
    for (int runs = 0; runs < MOST_RUNS; runs++) {
      try (HistoryDraft draft = spool.draft()) {
        fetch(run, draft);
        if (!draft.walk().isClosed()) {
          return kept("live", run, draft, spool);
        }
        Optional<AffectedExecution> next = RunEnd.next(run, draft.last());
        if (next.isEmpty()) {
          return FoundHistory.CLOSED;
        }
        run = next.orElseThrow();
      }
      if (!claim.test(run)) {
        return FoundHistory.NOTHING_NEW;
      }
    }
    throw new RestlessException(execution, MOST_RUNS);
  }

  private void fetch(AffectedExecution execution, HistoryDraft draft)
      throws BrokenHistoryException {
    GetWorkflowExecutionHistoryRequest.Builder request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setExecution(execution.named());
    HistoryPage page;
    do {
      page = reads.read(() -> page(request.build()));
      draft.append(page.events().toByteArray());
      request.setNextPageToken(page.nextPageToken());
    } while (!page.isLast());
  }

  private HistoryPage page(GetWorkflowExecutionHistoryRequest request) {
    WorkflowServiceBlockingStub stub = connection.blockingStub();
    return ClientCalls.blockingUnaryCall(
        stub.getChannel(), HistoryPage.METHOD, stub.getCallOptions(), request);
  }
}
