package io.github.temporallambda.report;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.history.OpenExecutions;
import java.util.Optional;

/**
 * A Deployment Version as {@code status} tells it.
 *
 * @param deploymentVersion as the server told it
 * @param open the running executions that it holds; empty when they could not be counted
 * @param origin where it came from
 * @param condemned when, by whom and why it was condemned, in words; empty when it was not
 * @param development whether it is the development build, which {@code $LATEST} announces
 */
public record VersionStatus(
    DeploymentVersion deploymentVersion,
    Optional<OpenExecutions> open,
    ReleaseOrigin origin,
    Optional<String> condemned,
    boolean development) {

  /** Whether {@code summary} is about the same version. */
  boolean isOf(DeploymentVersionSummary summary) {
    return summary.isOf(deploymentVersion.id().buildId());
  }
}
