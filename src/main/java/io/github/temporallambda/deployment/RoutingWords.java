package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A routing on one line, with the server's own times. */
public final class RoutingWords {

  private RoutingWords() {}

  /** For instance {@code orders:b2 current since 2026-11-22T10:00:00Z; orders:b3 ramping …}. */
  public static String of(RoutingState routing) {
    String current =
        routing
            .current()
            .map(id -> id + " current" + since(currentSince(routing, id)))
            .orElse("no version current");
    return routing.ramp().map(ramp -> current + "; " + of(ramp)).orElse(current);
  }

  /** Since when {@code id} is current; empty where the server does not tell. */
  public static Optional<Instant> currentSince(RoutingState routing, DeploymentVersionId id) {
    return routing.summary(id.buildId()).flatMap(summary -> summary.times().currentSince());
  }

  private static String of(Ramp ramp) {
    String to = ramp.to().map(DeploymentVersionId::toString).orElse("unversioned workers");
    return to + " ramping at " + ramp.percentage() + " %" + since(ramp.changedAt());
  }

  private static String since(Optional<Instant> time) {
    return time.map(at -> " since " + at.truncatedTo(ChronoUnit.SECONDS)).orElse("");
  }
}
