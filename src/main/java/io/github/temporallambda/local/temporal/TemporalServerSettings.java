package io.github.temporallambda.local.temporal;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a local Temporal server is to run.
 *
 * @param directory where running servers keep their files, shared by all runs of this user; made
 *     when missing. Each server gets a directory of its own in it and removes that when it ends
 * @param frontendPort the port of the gRPC frontend on 127.0.0.1, 1 to 65535; 0 takes a free one
 * @param namespace the namespace that is to be ready, 2 to 255 of letters, digits, {@code . _ -}
 * @param awsEndpoint where the server's controller finds AWS, an {@code http} or {@code https} URI
 * @param awsRegion the region the controller uses, for instance {@code us-east-1}
 * @param requireRoleAndExternalId whether the controller refuses compute configurations without a
 *     role and an external ID, as Temporal Cloud does
 * @param timings how long its background work takes
 * @param startTimeout how long a start may take, above zero
 */
public record TemporalServerSettings(
    Path directory,
    int frontendPort,
    String namespace,
    URI awsEndpoint,
    String awsRegion,
    boolean requireRoleAndExternalId,
    ServerTimings timings,
    Duration startTimeout) {

  /**
   * @throws IllegalArgumentException when a value is out of its range
   */
  public TemporalServerSettings {
    requireNonNull(directory, "directory");
    requireNonNull(timings, "timings");
    if (frontendPort < 0 || frontendPort > 65_535) {
      throw new IllegalArgumentException("not a port: " + frontendPort);
    }
    if (!namespace.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}")) {
      throw new IllegalArgumentException("not a namespace: '" + namespace + "'");
    }
    if (!"http".equals(awsEndpoint.getScheme()) && !"https".equals(awsEndpoint.getScheme())) {
      throw new IllegalArgumentException("not an http endpoint: " + awsEndpoint);
    }
    if (awsRegion.isBlank()) {
      throw new IllegalArgumentException("an AWS region is needed");
    }
    if (startTimeout.isZero() || startTimeout.isNegative()) {
      throw new IllegalArgumentException("a start needs time, got " + startTimeout);
    }
  }

  /** Fast timings, namespace {@code default}, a free port, no role needed, two minutes to start. */
  public static TemporalServerSettings forTests(Path directory, URI awsEndpoint) {
    return new TemporalServerSettings(
        directory,
        0,
        "default",
        awsEndpoint,
        "us-east-1",
        false,
        ServerTimings.FAST,
        Duration.ofMinutes(2));
  }
}
