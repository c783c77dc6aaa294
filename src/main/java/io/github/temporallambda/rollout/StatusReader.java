package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.report.DeploymentStatus;
import java.util.List;
import java.util.Optional;

/** Reads a deployment in full. Writes nothing. */
public final class StatusReader {

  private final WorkerDeployments deployments;

  /** Reads through {@code deployments}. */
  public StatusReader(WorkerDeployments deployments) {
    this.deployments = deployments;
  }

  /**
   * The deployment with all its versions.
   *
   * @throws ProblemException when the server knows no such deployment
   */
  public DeploymentStatus read(DeploymentName deploymentName) {
    RoutingState routing =
        deployments
            .describe(deploymentName)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.configuration(
                            "temporal-lambda.deploymentName: the server knows no deployment '"
                                + deploymentName
                                + "'.",
                            "check the name and the namespace; the first rollout creates it")));
    List<DeploymentVersion> versions =
        routing.versions().stream()
            .map(summary -> described(deploymentName, summary))
            .flatMap(Optional::stream)
            .toList();
    return new DeploymentStatus(routing, versions);
  }

  /** Empty where the version went away meanwhile, or has a Build ID that we never give. */
  private Optional<DeploymentVersion> described(
      DeploymentName deploymentName, DeploymentVersionSummary summary) {
    return buildId(summary.buildId())
        .flatMap(id -> deployments.describe(new DeploymentVersionId(deploymentName, id)));
  }

  private static Optional<BuildId> buildId(String value) {
    try {
      return Optional.of(new BuildId(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
