package io.github.temporallambda.history;

import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The running executions of an {@link ExecutionScope}.
 *
 * <p>Read from visibility (ListWorkflowExecutions, CountWorkflowExecutions), which lags: the list
 * is believed once a count made after it finds no more.
 */
public final class AffectedExecutions {

  private static final int ATTEMPTS = 5;

  private final TemporalConnection connection;

  /** Reads through {@code connection}. */
  public AffectedExecutions(TemporalConnection connection) {
    this.connection = connection;
  }

  /**
   * The executions of the scope, in the order the server lists them.
   *
   * @throws ProblemException of kind GATE when list and count do not agree, so that nobody can say
   *     which executions there are
   */
  public List<AffectedExecution> read(ExecutionScope scope) {
    String query = scope.query();
    long counted = 0;
    int listed = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<AffectedExecution> executions = list(query);
      counted = count(query);
      listed = executions.size();
      if (listed >= counted) {
        return executions;
      }
    }
    throw new ProblemException(
        Problem.gate(
            "The executions that would move could not be counted: the server lists "
                + listed
                + " and counts "
                + counted
                + ".",
            List.of("query " + query),
            "wait until fewer executions start, or until visibility has caught up, and run again"));
  }

  /** How many executions the scope holds, by CountWorkflowExecutions alone. */
  public long count(ExecutionScope scope) {
    return count(scope.query());
  }

  private List<AffectedExecution> list(String query) {
    List<AffectedExecution> executions = new ArrayList<>();
    ListWorkflowExecutionsRequest.Builder request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setPageSize(1000)
            .setQuery(query);
    do {
      ListWorkflowExecutionsResponse page = page(request.build());
      page.getExecutionsList().forEach(info -> executions.add(affected(info)));
      request.setNextPageToken(page.getNextPageToken());
    } while (!request.getNextPageToken().isEmpty());
    return List.copyOf(executions);
  }

  private ListWorkflowExecutionsResponse page(ListWorkflowExecutionsRequest request) {
    try {
      return connection.blockingStub().listWorkflowExecutions(request);
    } catch (StatusRuntimeException e) {
      throw unread(e);
    }
  }

  private long count(String query) {
    try {
      return connection
          .blockingStub()
          .countWorkflowExecutions(
              CountWorkflowExecutionsRequest.newBuilder()
                  .setNamespace(connection.target().namespace())
                  .setQuery(query)
                  .build())
          .getCount();
    } catch (StatusRuntimeException e) {
      throw unread(e);
    }
  }

  private ProblemException unread(StatusRuntimeException e) {
    return RpcProblems.remote(
        "The executions that would move could not be read.", connection.target(), e);
  }

  private static AffectedExecution affected(WorkflowExecutionInfo info) {
    WorkflowExecution execution = info.getExecution();
    return new AffectedExecution(
        execution.getWorkflowId(), execution.getRunId(), info.getType().getName());
  }
}
