package io.github.temporallambda.history;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import java.util.Set;

/**
 * Counts running executions ({@code CountWorkflowExecutions}). A server allows about ten such calls
 * a second for a whole namespace and takes no {@code GROUP BY} over versions: few are made, and one
 * that is refused for that is made again a little later.
 *
 * <p>Each method throws {@link ProblemException} of kind REMOTE when the server does not answer.
 */
public final class ExecutionCounts {

  private static final String VERSIONED = "TemporalWorkerDeployment IS NOT NULL";

  private final TemporalConnection connection;
  private final PatientReads reads;

  /** Counts through {@code connection}, which stays open, as patiently as {@code pace} says. */
  public ExecutionCounts(TemporalConnection connection, ReadingPace pace) {
    this.connection = connection;
    this.reads = new PatientReads(pace, ReadingProgress.SILENT);
  }

  /** What {@code id} holds: one call where that is nothing, else two. */
  public OpenExecutions of(DeploymentVersionId id) {
    String held = all(QueryTerms.RUNNING, QueryTerms.onVersion(id));
    long total = count(held);
    long pinned = total == 0 ? 0 : count(all(held, QueryTerms.PINNED));
    return new OpenExecutions(pinned, Math.max(0, total - pinned));
  }

  /** What else runs on {@code taskQueues}: two calls, or none where there are no task queues. */
  public OtherExecutions beside(DeploymentName deploymentName, Set<String> taskQueues) {
    return QueryTerms.oneOf("TaskQueue", taskQueues)
        .map(
            onQueues ->
                new OtherExecutions(
                    count(all(QueryTerms.RUNNING, onQueues, QueryTerms.UNVERSIONED)),
                    count(all(QueryTerms.RUNNING, onQueues, VERSIONED, not(deploymentName)))))
        .orElse(new OtherExecutions(0, 0));
  }

  private static String not(DeploymentName deploymentName) {
    return "TemporalWorkerDeployment != '" + deploymentName + "'";
  }

  private static String all(String... terms) {
    return String.join(" AND ", terms);
  }

  private long count(String query) {
    CountWorkflowExecutionsRequest request =
        CountWorkflowExecutionsRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setQuery(query)
            .build();
    try {
      return reads
          .read(() -> connection.blockingStub().countWorkflowExecutions(request))
          .getCount();
    } catch (StatusRuntimeException e) {
      throw RpcProblems.remote(
          "The running executions could not be counted.", connection.target(), e);
    }
  }
}
