package io.github.temporallambda.report;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import java.util.List;

/**
 * A Worker Deployment as the server tells it.
 *
 * @param routing its routing
 * @param versions its versions in full, newest first
 */
public record DeploymentStatus(RoutingState routing, List<DeploymentVersion> versions) {
  public DeploymentStatus {
    versions = List.copyOf(versions);
  }
}
