package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.deployment.RoutingState;

/** The routing change of a rollback, against exactly the routing that it was planned from. */
public sealed interface RoutingBack {

  /** The routing as it was observed. */
  RoutingState from();

  /** The target becomes current; a ramp that stands is cleared. */
  record SetCurrent(RoutingState from) implements RoutingBack {}

  /** The target is current and stays so; the ramp is cleared. */
  record ClearRamp(RoutingState from) implements RoutingBack {
    public ClearRamp {
      if (from.ramp().isEmpty()) {
        throw new IllegalArgumentException("only a ramp that stands is cleared");
      }
    }
  }
}
