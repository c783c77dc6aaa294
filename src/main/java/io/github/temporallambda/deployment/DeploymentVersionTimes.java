package io.github.temporallambda.deployment;

import java.time.Instant;
import java.util.Optional;

/**
 * When a Worker Deployment Version was what, by the server's clock. Empty: never, or not any more.
 *
 * @param created when the version was registered
 * @param currentSince since when it is the current version
 * @param rampingSince since when it is the ramping version
 * @param firstActivated when it first became current or ramping
 * @param lastCurrent when it last was current
 * @param lastDeactivated when it last stopped being current or ramping
 * @param drainageChanged when it became DRAINING or DRAINED, whichever it is now
 */
public record DeploymentVersionTimes(
    Optional<Instant> created,
    Optional<Instant> currentSince,
    Optional<Instant> rampingSince,
    Optional<Instant> firstActivated,
    Optional<Instant> lastCurrent,
    Optional<Instant> lastDeactivated,
    Optional<Instant> drainageChanged) {}
