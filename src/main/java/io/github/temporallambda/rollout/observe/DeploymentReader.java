package io.github.temporallambda.rollout.observe;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/** Reads a deployment with all its versions. Writes nothing. */
public final class DeploymentReader {

  private final WorkerDeployments deployments;

  /** Reads through {@code deployments}. */
  public DeploymentReader(WorkerDeployments deployments) {
    this.deployments = deployments;
  }

  /**
   * A deployment as it was read.
   *
   * @param routing its routing
   * @param versions its versions in full, newest first
   */
  public record Whole(RoutingState routing, List<DeploymentVersion> versions) {
    public Whole {
      versions = List.copyOf(versions);
    }
  }

  /**
   * The deployment with all its versions, less those that went away meanwhile or have a Build ID
   * that this plugin never gives.
   *
   * @throws ProblemException when the server knows no such deployment, or does not describe it
   */
  public Whole read(DeploymentName deploymentName) {
    return find(deploymentName)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.configuration(
                        "temporal-lambda.deploymentName: the server knows no deployment '"
                            + deploymentName
                            + "'.",
                        "check the name and the namespace; the first rollout creates it")));
  }

  /** The same; empty when there is no such deployment. */
  public Optional<Whole> find(DeploymentName deploymentName) {
    return deployments.describe(deploymentName).map(this::whole);
  }

  private Whole whole(RoutingState routing) {
    return new Whole(
        routing,
        routing.versions().stream()
            .map(summary -> described(routing.deploymentName(), summary))
            .flatMap(Optional::stream)
            .toList());
  }

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
