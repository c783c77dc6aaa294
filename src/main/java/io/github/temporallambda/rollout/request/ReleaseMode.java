package io.github.temporallambda.rollout.request;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import java.util.List;
import java.util.Set;

/** How a candidate's content comes to run behind its Deployment Version. */
public sealed interface ReleaseMode {

  /**
   * The executions whose code changes with the release.
   *
   * @param taskQueues the workflow task queues that the candidate polls
   * @param left those that the current version polls and the candidate does not
   */
  ExecutionScope affected(DeploymentName deploymentName, Set<String> taskQueues, Set<String> left);

  /** Published as one immutable Lambda version, or found where an earlier run published it. */
  record Publishing() implements ReleaseMode {
    @Override
    public ExecutionScope affected(
        DeploymentName deploymentName, Set<String> taskQueues, Set<String> left) {
      return new ExecutionScope.Moving(deploymentName, taskQueues, left);
    }
  }

  /**
   * A Lambda version that is there already, whoever published it, taken as it is.
   *
   * @param functionVersion the version
   * @param frozen its configuration, which AWS never changes
   * @param behind the Deployment Versions of this deployment that invoke it already
   */
  record Adopting(
      FunctionVersion functionVersion,
      FunctionConfiguration frozen,
      List<DeploymentVersionId> behind)
      implements ReleaseMode {

    public Adopting {
      behind = List.copyOf(behind);
    }

    @Override
    public ExecutionScope affected(
        DeploymentName deploymentName, Set<String> taskQueues, Set<String> left) {
      return new ExecutionScope.Moving(deploymentName, taskQueues, left);
    }
  }

  /**
   * Written to {@code $LATEST}, which runs behind the one Build ID {@code dev} for ever: the one
   * mode in which a Build ID has no one content. Pinned executions change their code as well.
   */
  record Development() implements ReleaseMode {
    @Override
    public ExecutionScope affected(
        DeploymentName deploymentName, Set<String> taskQueues, Set<String> left) {
      return new ExecutionScope.MovingWithPinned(deploymentName, taskQueues, left);
    }
  }
}
