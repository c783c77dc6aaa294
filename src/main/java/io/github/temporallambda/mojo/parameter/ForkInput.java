package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.rollout.gate.StandIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the handler's JVM finds in the gate, beside the artifact.
 *
 * @param environment variables beside Lambda's and ours: the literal entries, and the named ones of
 *     Maven's own environment; no credentials. Never shown
 * @param layers layer zips, unpacked layers and jars, in the order of the function's layers
 * @param standIn a handler to start in the gate instead of the function's own
 */
public record ForkInput(
    Map<String, String> environment, List<Path> layers, Optional<StandIn> standIn) {

  public ForkInput {
    environment = Map.copyOf(environment);
    layers = List.copyOf(layers);
  }

  /** Leaves the environment's values out. */
  @Override
  public String toString() {
    return "ForkInput[environment of "
        + environment.size()
        + ", layers="
        + layers
        + ", standIn="
        + standIn
        + "]";
  }
}
