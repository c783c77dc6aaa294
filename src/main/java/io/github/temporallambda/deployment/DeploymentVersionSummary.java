package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.BuildId;
import java.util.Optional;

/**
 * One version in the list that {@code DescribeWorkerDeployment} gives.
 *
 * @param buildId as the server holds it; workers may have announced one that {@link BuildId} would
 *     refuse, which this plugin can show but not route to
 * @param status its status
 * @param times when it was what
 * @param computeError what the controller's last check of the compute config found; empty when it
 *     found nothing. The server keeps it after later successful invocations
 */
public record DeploymentVersionSummary(
    String buildId,
    DeploymentVersionStatus status,
    DeploymentVersionTimes times,
    Optional<String> computeError) {

  /** Whether this is the summary of {@code other}. */
  public boolean isOf(BuildId other) {
    return buildId.equals(other.value());
  }
}
