package io.github.temporallambda.report;

import io.github.temporallambda.deployment.RoutingState;
import java.util.Optional;

/**
 * The routing as the server told it, before and after a run.
 *
 * @param before empty where the deployment did not exist or the run ended before it asked
 * @param after as read back at the end; empty where nothing could be read
 */
public record RoutingFacts(Optional<RoutingState> before, Optional<RoutingState> after) {

  /** Nothing was read. */
  public static RoutingFacts unknown() {
    return new RoutingFacts(Optional.empty(), Optional.empty());
  }
}
