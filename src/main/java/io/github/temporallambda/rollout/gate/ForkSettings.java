package io.github.temporallambda.rollout.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the gate's fork gets beside the artifact.
 *
 * @param environment variables that the user gives it; values are never printed
 * @param layers see {@link io.github.temporallambda.artifact.Layers}
 * @param standIn the handler to start instead of the function's own
 * @param javaExecutable the {@code java} that it runs on
 */
public record ForkSettings(
    Map<String, String> environment,
    List<Path> layers,
    Optional<StandIn> standIn,
    Path javaExecutable) {

  public ForkSettings {
    environment = Map.copyOf(environment);
    layers = List.copyOf(layers);
  }

  /** Of a fork that gets these variables and nothing else. */
  public static ForkSettings of(Map<String, String> environment, Path javaExecutable) {
    return new ForkSettings(environment, List.of(), Optional.empty(), javaExecutable);
  }

  @Override
  public String toString() {
    return "ForkSettings[environment="
        + environment.keySet()
        + ", layers="
        + layers
        + ", standIn="
        + standIn
        + "]";
  }
}
