package io.github.temporallambda.report;

import io.github.temporallambda.deployment.RoutingState;
import java.util.Optional;

/**
 * The routing as the server told it, before and after a run.
 *
 * @param before empty where the deployment did not exist or the run ended before it asked
 * @param after as read back at the end; empty where nothing could be read
 * @param rollback what a rollback did; empty for every other goal
 * @param rollbackCommand what takes the change back; empty where nothing was changed, or where
 *     nothing was current before
 */
public record RoutingFacts(
    Optional<RoutingState> before,
    Optional<RoutingState> after,
    Optional<RollbackFacts> rollback,
    Optional<String> rollbackCommand) {

  /** Nothing was read. */
  public static RoutingFacts unknown() {
    return new RoutingFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A copy that knows the command. */
  public RoutingFacts withRollbackCommand(String command) {
    return new RoutingFacts(before, after, rollback, Optional.of(command));
  }
}
