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

/** Reads a deployment in full, and holds it against Lambda. Writes nothing. */
public final class StatusReader {

  private final WorkerDeployments deployments;
  private final StatusCounts counts;
  private final StatusAudit audit;

  /** Reads through {@code deployments}; {@code counts} and {@code audit} may fail in part. */
  public StatusReader(WorkerDeployments deployments, StatusCounts counts, StatusAudit audit) {
    this.deployments = deployments;
    this.counts = counts;
    this.audit = audit;
  }

  /**
   * The deployment with all its versions. What visibility or AWS does not answer is told as such.
   *
   * @throws ProblemException when the server knows no such deployment, or does not describe it
   */
  public DeploymentStatus read(StatusRequest request) {
    RoutingState routing = routing(request.deploymentName());
    List<DeploymentVersion> versions =
        routing.versions().stream()
            .map(summary -> described(request.deploymentName(), summary))
            .flatMap(Optional::stream)
            .toList();
    StatusCounts.Counted counted = counts.count(request.deploymentName(), versions);
    StatusAudit.Audited audited = audit.audit(request, routing, versions);
    return new DeploymentStatus(
        routing,
        versions.stream()
            .map(version -> audited.status(version, counted.of(version.id())))
            .toList(),
        counted.others(),
        counted.uncounted(),
        audited.result());
  }

  private RoutingState routing(DeploymentName deploymentName) {
    return deployments
        .describe(deploymentName)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.configuration(
                        "temporal-lambda.deploymentName: the server knows no deployment '"
                            + deploymentName
                            + "'.",
                        "check the name and the namespace; the first rollout creates it")));
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
