package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A share of new and moving executions that goes elsewhere than to the current version.
 *
 * @param to the ramping version; empty: to unversioned workers
 * @param percentage 0 to 100; 0 means that the version is RAMPING but receives nothing
 * @param changedAt when version or percentage last changed; empty when the server does not tell
 */
public record Ramp(
    Optional<DeploymentVersionId> to, float percentage, Optional<Instant> changedAt) {

  public Ramp {
    if (!(percentage >= 0 && percentage <= 100)) {
      throw new IllegalArgumentException("a percentage is within 0 and 100: " + percentage);
    }
  }
}
