package io.github.temporallambda.history;

import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import java.util.List;
import java.util.Optional;

/** Fetches histories of running executions into a spool (GetWorkflowExecutionHistory). */
public final class HistoryDownload {

  private final TemporalConnection connection;

  /** Fetches through {@code connection}. */
  public HistoryDownload(TemporalConnection connection) {
    this.connection = connection;
  }

  /**
   * Fetches one history, page by page. Empty where the execution is gone: one that closed and was
   * deleted while we looked moves nowhere.
   *
   * @throws ProblemException when the server does not give it, or gives what cannot be replayed
   */
  public Optional<RecordedHistory> fetch(AffectedExecution execution, HistorySpool spool) {
    WorkflowExecution named =
        WorkflowExecution.newBuilder()
            .setWorkflowId(execution.workflowId())
            .setRunId(execution.runId())
            .build();
    try {
      return Optional.of(spool.add("live", named, history(named)));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw RpcProblems.remote(
          "The history of " + execution.workflowId() + " could not be fetched.",
          connection.target(),
          e);
    } catch (BrokenHistoryException e) {
      throw new ProblemException(
          Problem.gate(
              "The history of " + execution.workflowId() + " cannot be replayed.",
              List.of("run " + execution.runId(), String.valueOf(e.getMessage())),
              "look at it: temporal workflow show --workflow-id '" + execution.workflowId() + "'"),
          e);
    }
  }

  private History history(WorkflowExecution execution) {
    History.Builder history = History.newBuilder();
    GetWorkflowExecutionHistoryRequest.Builder request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setExecution(execution);
    do {
      GetWorkflowExecutionHistoryResponse page =
          connection.blockingStub().getWorkflowExecutionHistory(request.build());
      history.addAllEvents(page.getHistory().getEventsList());
      request.setNextPageToken(page.getNextPageToken());
    } while (!request.getNextPageToken().isEmpty());
    return history.build();
  }
}
