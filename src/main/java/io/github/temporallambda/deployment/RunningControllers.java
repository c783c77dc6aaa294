package io.github.temporallambda.deployment;

import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.RpcReaction;
import io.github.temporallambda.connection.RpcRefusal;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How many worker controllers run in a namespace: one for each version with a compute config, over
 * all deployments, and one for each failed creation that nobody ended. The server takes no further
 * one above its limit, and says no more than that something went wrong.
 */
public final class RunningControllers {

  /** The server's own executions are in a division, and counted only where a query names one. */
  private static final String QUERY =
      "TemporalNamespaceDivision IS NOT NULL AND ExecutionStatus = 'Running'"
          + " AND WorkflowId STARTS_WITH '"
          + ControllerHistory.WORKFLOW_ID
          + "'";

  /** Visibility takes about ten calls a second of a whole namespace. */
  private static final Duration BETWEEN_READS = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TemporalConnection connection;

  /** Counts on {@code connection}, which stays open. */
  public RunningControllers(TemporalConnection connection) {
    this.connection = connection;
  }

  /**
   * Their number ({@code CountWorkflowExecutions}); empty where the server does not let it be
   * counted, which keeps nobody from releasing.
   *
   * @throws ProblemException REMOTE, when the server does not answer
   */
  public OptionalLong count() {
    Deadline deadline = Deadline.after(PATIENCE);
    while (true) {
      try {
        return OptionalLong.of(counted());
      } catch (StatusRuntimeException e) {
        if (RpcRefusal.of(e).reaction() == RpcReaction.STOP) {
          return OptionalLong.empty();
        }
        if (deadline.isOver()) {
          throw RpcProblems.remote(
              "Cannot count the worker controllers of the namespace.", connection.target(), e);
        }
      }
      deadline.pause(BETWEEN_READS);
    }
  }

  private long counted() {
    CountWorkflowExecutionsRequest request =
        CountWorkflowExecutionsRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setQuery(QUERY)
            .build();
    return connection.blockingStub().countWorkflowExecutions(request).getCount();
  }
}
