package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.problem.ProblemException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The workflow task queues that a deployment's current version polls. What waits there for its
 * first task belongs to nobody once they are polled no more.
 */
public final class CurrentQueues {

  private final WorkerDeployments deployments;

  /** Reads through {@code deployments}. */
  public CurrentQueues(WorkerDeployments deployments) {
    this.deployments = deployments;
  }

  /**
   * Their names; empty where no version is current.
   *
   * @throws ProblemException REMOTE, when the server does not answer
   */
  public Optional<Set<String>> of(DeploymentName deploymentName) {
    return deployments
        .describe(deploymentName)
        .flatMap(RoutingState::current)
        .flatMap(deployments::describe)
        .map(CurrentQueues::of);
  }

  /** Those of a version that was read already. */
  public static Set<String> of(DeploymentVersion current) {
    return MovingExecutions.workflowQueues(current.taskQueues());
  }

  /** Those of {@code current} that are left by what polls {@code polled} only. */
  public static Set<String> left(Set<String> current, Set<String> polled) {
    Set<String> left = new HashSet<>(current);
    left.removeAll(polled);
    return left;
  }
}
