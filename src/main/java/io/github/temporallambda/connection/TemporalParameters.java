package io.github.temporallambda.connection;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user said about the connection to Temporal, apart from the environment. Each goes before
 * the environment variable and the profile entry of the same meaning; empty leaves it to those.
 *
 * @param address {@code temporal-lambda.address}
 * @param namespace {@code temporal-lambda.namespace}
 * @param profile {@code temporal-lambda.temporalProfile}: the profile in the configuration file
 * @param configFile {@code temporal-lambda.temporalConfigFile}: a {@code temporal.toml}
 * @param apiKey the key from a server entry of {@code settings.xml}; hidden in {@code toString}
 */
public record TemporalParameters(
    Optional<String> address,
    Optional<String> namespace,
    Optional<String> profile,
    Optional<Path> configFile,
    Optional<String> apiKey) {

  /** Nothing said: the environment and the configuration file decide. */
  public static TemporalParameters none() {
    return new TemporalParameters(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A copy with this address and namespace. */
  public TemporalParameters withTarget(TemporalTarget target) {
    return new TemporalParameters(
        Optional.of(target.address()),
        Optional.of(target.namespace()),
        profile,
        configFile,
        apiKey);
  }

  @Override
  public String toString() {
    return "TemporalParameters[address="
        + address
        + ", namespace="
        + namespace
        + ", profile="
        + profile
        + ", configFile="
        + configFile
        + ", apiKey="
        + (apiKey.isPresent() ? "(hidden)" : "none")
        + "]";
  }
}
