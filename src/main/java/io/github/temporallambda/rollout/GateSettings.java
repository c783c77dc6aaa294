package io.github.temporallambda.rollout;

import io.github.temporallambda.replay.GateLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the gate replays and what its fork gets.
 *
 * @param histories directory of committed histories; empty where the module has none
 * @param environment variables that the user gives the fork; values are never printed
 * @param javaExecutable the {@code java} that the fork runs on
 * @param limits how long it may take
 */
public record GateSettings(
    Optional<Path> histories,
    Map<String, String> environment,
    Path javaExecutable,
    GateLimits limits) {

  public GateSettings {
    environment = Map.copyOf(environment);
  }

  /** The same fork, and nothing to replay on it. */
  public GateSettings withoutHistories() {
    return new GateSettings(Optional.empty(), environment, javaExecutable, limits);
  }

  @Override
  public String toString() {
    return "GateSettings[histories=" + histories + ", environment=" + environment.keySet() + "]";
  }
}
