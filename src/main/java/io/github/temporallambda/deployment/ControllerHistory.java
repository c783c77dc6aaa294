package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the server's worker controller did for a version, from the history of its own workflow
 * ({@code temporal-sys-worker-controller-instance:<deployment>:<build>}, in the user's namespace).
 * It holds the causes that the server's answers mask.
 */
public final class ControllerHistory {

  static final String WORKFLOW_ID = "temporal-sys-worker-controller-instance:";

  /** The controller continues as new with each change, and the failure is then in a former run. */
  private static final int RUNS = 3;

  private final TemporalConnection connection;

  /** Reads on {@code connection}, which stays open. */
  public ControllerHistory(TemporalConnection connection) {
    this.connection = connection;
  }

  /**
   * The last activity of the controller (checking the function, invoking it) that failed and has
   * not succeeded since, with AWS's words; empty when there is none, or no controller.
   *
   * @throws ProblemException REMOTE, when the history cannot be read
   */
  public Optional<String> lastFailure(DeploymentVersionId id) {
    ControllerFailures failures = new ControllerFailures();
    try {
      runs(id).forEach(failures::addRun);
    } catch (StatusRuntimeException e) {
      throw RpcProblems.remote(
          "Cannot read the controller's history of " + id + ".", connection.target(), e);
    }
    return failures.last();
  }

  /** Ends the controller of a version that does not exist. Without one there is nothing to do. */
  void terminate(DeploymentVersionId id, String reason) {
    try {
      var unused =
          connection
              .blockingStub()
              .terminateWorkflowExecution(
                  TerminateWorkflowExecutionRequest.newBuilder()
                      .setNamespace(connection.target().namespace())
                      .setWorkflowExecution(
                          WorkflowExecution.newBuilder().setWorkflowId(WORKFLOW_ID + id))
                      .setReason(reason)
                      .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw RpcProblems.remote(
            "Cannot end the controller left behind for " + id + ".", connection.target(), e);
      }
    }
  }

  /** The last runs, oldest first. */
  private List<List<HistoryEvent>> runs(DeploymentVersionId id) {
    List<List<HistoryEvent>> runs = new ArrayList<>();
    Optional<String> runId = Optional.of("");
    while (runId.isPresent() && runs.size() < RUNS) {
      List<HistoryEvent> events = events(id, runId.get());
      runs.add(0, events);
      runId =
          events.stream()
              .findFirst()
              .map(first -> first.getWorkflowExecutionStartedEventAttributes())
              .map(started -> started.getContinuedExecutionRunId())
              .filter(former -> !former.isEmpty());
    }
    return runs;
  }

  private List<HistoryEvent> events(DeploymentVersionId id, String runId) {
    GetWorkflowExecutionHistoryRequest.Builder request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setExecution(
                WorkflowExecution.newBuilder().setWorkflowId(WORKFLOW_ID + id).setRunId(runId));
    List<HistoryEvent> events = new ArrayList<>();
    try {
      do {
        GetWorkflowExecutionHistoryResponse page =
            connection.blockingStub().getWorkflowExecutionHistory(request.build());
        events.addAll(page.getHistory().getEventsList());
        request.setNextPageToken(page.getNextPageToken());
      } while (!request.getNextPageToken().isEmpty());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    }
    return events;
  }
}
