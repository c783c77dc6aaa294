package io.github.temporallambda.history;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import java.util.Optional;
import java.util.Set;

/**
 * Which running executions are meant, as a visibility query tells them apart.
 *
 * <p>Behaviour and version are the server's search attributes: they are written when a workflow
 * task completes (an override writes them at once), so an execution whose first task has not
 * completed has neither and is known by its task queue alone.
 */
public sealed interface ExecutionScope {

  /** The list filter of ListWorkflowExecutions and CountWorkflowExecutions. */
  String query();

  /**
   * Those that move when a version that polls {@code taskQueues} becomes current: not Pinned, on
   * one of the queues, whatever deployment they belong to or none; and the deployment's own
   * Auto-Upgrade ones elsewhere.
   *
   * @param deploymentName the deployment that routes
   * @param taskQueues names of workflow task queues; may be empty
   */
  record Moving(DeploymentName deploymentName, Set<String> taskQueues) implements ExecutionScope {

    public Moving {
      taskQueues = Set.copyOf(taskQueues);
    }

    @Override
    public String query() {
      String own =
          "(" + QueryTerms.ofDeployment(deploymentName) + " AND " + QueryTerms.AUTO_UPGRADE + ")";
      return running(notPinnedOn(taskQueues, own));
    }
  }

  /**
   * Those and the deployment's Pinned ones: under an unqualified ARN the code of Pinned executions
   * changes with the redeploy.
   *
   * @param deploymentName the deployment that routes
   * @param taskQueues names of workflow task queues; may be empty
   */
  record MovingWithPinned(DeploymentName deploymentName, Set<String> taskQueues)
      implements ExecutionScope {

    public MovingWithPinned {
      taskQueues = Set.copyOf(taskQueues);
    }

    @Override
    public String query() {
      return running(notPinnedOn(taskQueues, QueryTerms.ofDeployment(deploymentName)));
    }
  }

  /**
   * Those not Pinned that this version has completed a workflow task of, also where another works
   * on them now: what its commands left in their histories must replay on the version they go to.
   */
  record ProgressedOn(DeploymentVersionId id) implements ExecutionScope {
    @Override
    public String query() {
      return running(QueryTerms.usedVersion(id) + " AND " + QueryTerms.NOT_PINNED);
    }
  }

  /** Those that stay on this version: Pinned by their type or by an override. */
  record PinnedTo(DeploymentVersionId id) implements ExecutionScope {
    @Override
    public String query() {
      return running(QueryTerms.onVersion(id) + " AND " + QueryTerms.PINNED);
    }
  }

  /**
   * Those of another scope that are of one of these types and fit a query.
   *
   * @param within the other scope
   * @param workflowTypes empty: any type
   * @param listFilter a list filter of the user's own, as {@code temporal workflow list --query}
   *     takes it; empty: none
   */
  record Narrowed(ExecutionScope within, Set<String> workflowTypes, Optional<String> listFilter)
      implements ExecutionScope {

    public Narrowed {
      workflowTypes = Set.copyOf(workflowTypes);
    }

    @Override
    public String query() {
      return within.query()
          + QueryTerms.oneOf("WorkflowType", workflowTypes).map(term -> " AND " + term).orElse("")
          + listFilter.map(filter -> " AND (" + filter + ")").orElse("");
    }
  }

  private static String running(String terms) {
    return QueryTerms.RUNNING + " AND " + terms;
  }

  private static String notPinnedOn(Set<String> taskQueues, String own) {
    return QueryTerms.oneOf("TaskQueue", taskQueues)
        .map(queues -> "((" + queues + " AND " + QueryTerms.NOT_PINNED + ") OR " + own + ")")
        .orElse(own);
  }
}
