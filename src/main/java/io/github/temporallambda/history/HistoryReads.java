package io.github.temporallambda.history;

import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.temporal.api.history.v1.History;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryReverseRequest;
import java.util.List;
import java.util.Optional;

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

  /** The last event that is recorded. */
  HistoryEnd end(AffectedExecution execution) {
    GetWorkflowExecutionHistoryReverseRequest request =
        GetWorkflowExecutionHistoryReverseRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setExecution(execution.named())
            .setMaximumPageSize(1)
            .build();
    return HistoryEnd.of(
        reads
            .read(() -> connection.blockingStub().getWorkflowExecutionHistoryReverse(request))
            .getHistory()
            .getEvents(0));
  }

  /**
   * The run with its history, or the one that it went on with; empty where none is open.
   *
   * @throws ProblemException GATE, when it goes on in new runs faster than they can be read: what
   *     could not be read is not known to be closed
   */
  Optional<OpenRun> open(AffectedExecution execution) {
    return open(execution, MOST_RUNS);
  }

  private Optional<OpenRun> open(AffectedExecution execution, int runsLeft) {
    if (runsLeft == 0) {
      throw new ProblemException(restless(execution));
    }
    OpenRun run = new OpenRun(execution, history(execution));
    if (run.isOpen()) {
      return Optional.of(run);
    }
    return RunEnd.next(execution, run.last()).flatMap(next -> open(next, runsLeft - 1));
  }

  private static Problem restless(AffectedExecution execution) {
    return Problem.gate(
        "The execution " + execution.workflowId() + " goes on in new runs faster than it is read.",
        List.of(execution.workflowType() + ", " + MOST_RUNS + " runs were followed"),
        "run it again when it has calmed down, or look at it: temporal workflow describe"
            + " --workflow-id '"
            + execution.workflowId()
            + "'");
  }

  private History history(AffectedExecution execution) {
    History.Builder history = History.newBuilder();
    GetWorkflowExecutionHistoryRequest.Builder request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setExecution(execution.named());
    do {
      GetWorkflowExecutionHistoryResponse page =
          reads.read(() -> connection.blockingStub().getWorkflowExecutionHistory(request.build()));
      history.addAllEvents(page.getHistory().getEventsList());
      request.setNextPageToken(page.getNextPageToken());
    } while (!request.getNextPageToken().isEmpty());
    return history.build();
  }
}
