package io.github.temporallambda.rollout;

import io.github.temporallambda.replay.GateLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the gate replays and what its fork gets.
 *
 * @param histories directory of committed histories; empty where the module has none
 * @param fork what the fork gets
 * @param limits how long it may take
 */
public record GateSettings(Optional<Path> histories, ForkSettings fork, GateLimits limits) {

  /** With a fork that gets variables and nothing else. */
  public GateSettings(
      Optional<Path> histories,
      Map<String, String> environment,
      Path javaExecutable,
      GateLimits limits) {
    this(histories, ForkSettings.of(environment, javaExecutable), limits);
  }

  /** The same fork, and nothing to replay on it. */
  public GateSettings withoutHistories() {
    return new GateSettings(Optional.empty(), fork, limits);
  }
}
