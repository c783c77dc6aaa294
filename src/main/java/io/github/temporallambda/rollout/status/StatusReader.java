package io.github.temporallambda.rollout.status;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.report.DeploymentStatus;
import io.github.temporallambda.rollout.observe.DeploymentReader;
import java.util.List;

/** Reads a deployment in full, and holds it against Lambda. Writes nothing. */
public final class StatusReader {

  private final DeploymentReader deployments;
  private final StatusCounts counts;
  private final StatusAudit audit;

  /** Reads through {@code deployments}; {@code counts} and {@code audit} may fail in part. */
  public StatusReader(WorkerDeployments deployments, StatusCounts counts, StatusAudit audit) {
    this.deployments = new DeploymentReader(deployments);
    this.counts = counts;
    this.audit = audit;
  }

  /**
   * The deployment with all its versions. What visibility or AWS does not answer is told as such.
   *
   * @throws ProblemException when the server knows no such deployment, or does not describe it
   */
  public DeploymentStatus read(StatusRequest request) {
    DeploymentReader.Whole whole = deployments.read(request.deploymentName());
    RoutingState routing = whole.routing();
    List<DeploymentVersion> versions = whole.versions();
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
}
