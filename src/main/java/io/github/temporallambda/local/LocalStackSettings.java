package io.github.temporallambda.local;

import static java.util.Objects.requireNonNull;

import io.github.temporallambda.local.aws.LocalAwsSettings;
import io.github.temporallambda.local.temporal.ServerTimings;
import io.github.temporallambda.local.temporal.TemporalServerSettings;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * How a {@link LocalStack} is to run.
 *
 * @param binary the Temporal server's executable
 * @param directory where running stacks keep their files, shared by all runs of this user; made
 *     when missing
 * @param temporalPort the port of Temporal's gRPC frontend on 127.0.0.1; 0 takes a free one
 * @param namespace the namespace that is to be ready
 * @param requireRoleAndExternalId whether compute configurations need a role and an external ID, as
 *     on Temporal Cloud
 * @param timings how long the server's background work takes
 * @param startTimeout how long the server's start may take
 * @param aws what the local AWS is like, given the directory it is to use
 */
public record LocalStackSettings(
    ServerBinary binary,
    Path directory,
    int temporalPort,
    String namespace,
    boolean requireRoleAndExternalId,
    ServerTimings timings,
    Duration startTimeout,
    Function<Path, LocalAwsSettings> aws) {

  public LocalStackSettings {
    requireNonNull(binary, "binary");
    requireNonNull(aws, "aws");
  }

  /** Free ports, namespace {@code default}, no role needed, fast timings, two minutes to start. */
  public static LocalStackSettings of(
      ServerBinary binary, Path directory, Function<Path, LocalAwsSettings> aws) {
    return new LocalStackSettings(
        binary, directory, 0, "default", false, ServerTimings.FAST, Duration.ofMinutes(2), aws);
  }

  TemporalServerSettings temporal(URI awsEndpoint, String awsRegion) {
    return new TemporalServerSettings(
        directory,
        temporalPort,
        namespace,
        awsEndpoint,
        awsRegion,
        requireRoleAndExternalId,
        timings,
        startTimeout);
  }
}
