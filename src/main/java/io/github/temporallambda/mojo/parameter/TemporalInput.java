package io.github.temporallambda.mojo.parameter;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user said about the connection to Temporal; empty leaves it to the environment and the
 * profile in {@code temporal.toml}.
 *
 * @param address {@code host:port}
 * @param namespace the namespace's name
 * @param profile the profile in the configuration file
 * @param configFile a {@code temporal.toml}; exists
 * @param apiKey the key from {@code settings.xml}; empty where the environment has one, which goes
 *     first
 */
public record TemporalInput(
    Optional<String> address,
    Optional<String> namespace,
    Optional<String> profile,
    Optional<Path> configFile,
    Optional<Secret> apiKey) {}
