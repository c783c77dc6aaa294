package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a Worker Deployment routes, as {@code DescribeWorkerDeployment} told it.
 *
 * @param deploymentName the Worker Deployment
 * @param current the current version; empty: unversioned workers
 * @param ramp the ramp; empty when there is none
 * @param conflictToken the lock to present with the next change
 * @param propagated whether every task queue knows this routing ({@code
 *     routing_config_update_state} is COMPLETED)
 * @param lastModifierIdentity who last changed it; may be empty
 * @param managerIdentity the only one who may change it; empty: anyone
 * @param versions all its versions, newest first
 */
public record RoutingState(
    DeploymentName deploymentName,
    Optional<DeploymentVersionId> current,
    Optional<Ramp> ramp,
    ConflictToken conflictToken,
    boolean propagated,
    String lastModifierIdentity,
    String managerIdentity,
    List<DeploymentVersionSummary> versions) {

  public RoutingState {
    versions = List.copyOf(versions);
  }

  /** Whether {@code id} is the current version. */
  public boolean isCurrent(DeploymentVersionId id) {
    return current.filter(id::equals).isPresent();
  }

  /**
   * Whether {@code id} is current and a ramp to another version is older than that: who made it
   * current did not come to clearing the ramp, or left it. A ramp that the server gives no time of
   * is not.
   */
  public boolean keepsRampFromBefore(DeploymentVersionId id) {
    Optional<Instant> since =
        summary(id.buildId()).flatMap(version -> version.times().currentSince());
    return isCurrent(id)
        && ramp.filter(it -> !it.to().equals(Optional.of(id)))
            .flatMap(Ramp::changedAt)
            .filter(changed -> since.filter(changed::isBefore).isPresent())
            .isPresent();
  }

  /** The summary of one of its versions; empty when it has no such version. */
  public Optional<DeploymentVersionSummary> summary(BuildId buildId) {
    return versions.stream().filter(version -> version.isOf(buildId)).findFirst();
  }
}
