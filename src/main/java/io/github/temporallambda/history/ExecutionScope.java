package io.github.temporallambda.history;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** The executions that completed on the same task queues; empty where it names none. */
  default Optional<ExecutionScope> completed() {
    return Optional.empty();
  }

  /**
   * Those that move when a version that polls {@code taskQueues} becomes current: not Pinned, on
   * one of the queues, whatever deployment they belong to or none; the deployment's own
   * Auto-Upgrade ones elsewhere; and those that no version has taken up yet on a queue that is
   * left.
   *
   * <p>On such a queue those of other deployments do not count: it may be theirs by now.
   *
   * @param deploymentName the deployment that routes
   * @param taskQueues names of workflow task queues; may be empty
   * @param left names of those that the version which is current polls and this one does not
   */
  record Moving(DeploymentName deploymentName, Set<String> taskQueues, Set<String> left)
      implements ExecutionScope {

    public Moving {
      taskQueues = Set.copyOf(taskQueues);
      left = Set.copyOf(left);
    }

    /** Where no queue is left. */
    public Moving(DeploymentName deploymentName, Set<String> taskQueues) {
      this(deploymentName, taskQueues, Set.of());
    }

    @Override
    public String query() {
      String own =
          "(" + QueryTerms.ofDeployment(deploymentName) + " AND " + QueryTerms.AUTO_UPGRADE + ")";
      return running(notPinnedOn(taskQueues, own, left));
    }

    @Override
    public Optional<ExecutionScope> completed() {
      return completedOn(taskQueues);
    }
  }

  /**
   * Those and the deployment's Pinned ones: under an unqualified ARN the code of Pinned executions
   * changes with the redeploy.
   *
   * @param deploymentName the deployment that routes
   * @param taskQueues names of workflow task queues; may be empty
   * @param left names of those that the version which is current polls and this one does not
   */
  record MovingWithPinned(DeploymentName deploymentName, Set<String> taskQueues, Set<String> left)
      implements ExecutionScope {

    public MovingWithPinned {
      taskQueues = Set.copyOf(taskQueues);
      left = Set.copyOf(left);
    }

    /** Where no queue is left. */
    public MovingWithPinned(DeploymentName deploymentName, Set<String> taskQueues) {
      this(deploymentName, taskQueues, Set.of());
    }

    @Override
    public String query() {
      return running(notPinnedOn(taskQueues, QueryTerms.ofDeployment(deploymentName), left));
    }

    @Override
    public Optional<ExecutionScope> completed() {
      return completedOn(taskQueues);
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
   * Those of another scope that a user narrows it to.
   *
   * @param within the other scope
   * @param narrowing joined to the scope's own terms by AND
   */
  record Narrowed(ExecutionScope within, Narrowing narrowing) implements ExecutionScope {

    @Override
    public String query() {
      return Stream.concat(Stream.of(within.query()), narrowing.terms().stream())
          .collect(Collectors.joining(" AND "));
    }
  }

  /**
   * Those that completed on these queues, and were not Pinned. They move nowhere; they tell how
   * executions go on.
   *
   * @param taskQueues names of workflow task queues, at least one
   */
  record Completed(Set<String> taskQueues) implements ExecutionScope {

    public Completed {
      taskQueues = Set.copyOf(taskQueues);
    }

    @Override
    public String query() {
      return QueryTerms.COMPLETED
          + QueryTerms.oneOf("TaskQueue", taskQueues).map(term -> " AND " + term).orElse("")
          + " AND "
          + QueryTerms.NOT_PINNED;
    }
  }

  private static Optional<ExecutionScope> completedOn(Set<String> taskQueues) {
    return Optional.of(taskQueues).filter(queues -> !queues.isEmpty()).map(Completed::new);
  }

  private static String running(String terms) {
    return QueryTerms.RUNNING + " AND " + terms;
  }

  private static String notPinnedOn(Set<String> taskQueues, String own, Set<String> left) {
    List<String> terms = new ArrayList<>();
    QueryTerms.oneOf("TaskQueue", taskQueues)
        .ifPresent(queues -> terms.add("(" + queues + " AND " + QueryTerms.NOT_PINNED + ")"));
    terms.add(own);
    QueryTerms.oneOf("TaskQueue", left)
        .ifPresent(
            queues ->
                terms.add(
                    "("
                        + queues
                        + " AND "
                        + QueryTerms.UNVERSIONED
                        + " AND "
                        + QueryTerms.NOT_PINNED
                        + ")"));
    return terms.size() == 1 ? own : "(" + String.join(" OR ", terms) + ")";
  }
}
