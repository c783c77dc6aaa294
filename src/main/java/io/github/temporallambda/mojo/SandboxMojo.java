package io.github.temporallambda.mojo;

import io.github.temporallambda.lambda.BucketName;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.Sandbox;
import io.github.temporallambda.report.Ending;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the local stack in the foreground: a real Temporal server with its own controller, and a
 * local Lambda, STS and S3, for any Temporal or AWS client.
 *
 * <p>Prints the environment that points clients at it. Ends with Ctrl-C, SIGTERM or when its <code>
 * sandboxDuration</code> is over, which is success either way, and leaves nothing behind but its
 * report. Needs no project.
 *
 * <pre>mvn temporal-lambda:sandbox</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "sandbox", requiresProject = false, threadSafe = true)
public final class SandboxMojo extends ReportingGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_SANDBOX, defaultValue = "false")
  @Nullable String sandboxSkip;

  /**
   * A Temporal CLI executable whose server is used. Default: <code>TEMPORAL_CLI</code>, <code>
   * temporal</code> on the path, one that an earlier run obtained, a download, or a build with Go.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.TEMPORAL_CLI)
  @Nullable File temporalCli;

  /**
   * A file that gets the environment lines (<code>NAME=value</code>) once everything is ready, and
   * is removed at the end. Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SANDBOX_FILE)
  @Nullable File sandboxFile;

  /**
   * How long it runs, as an ISO-8601 duration longer than nothing. Default: until it is stopped.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SANDBOX_DURATION)
  @Nullable String sandboxDuration;

  /**
   * Port of Temporal's frontend, 1 to 65535. Default: a free one.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SANDBOX_TEMPORAL_PORT)
  @Nullable String sandboxTemporalPort;

  /**
   * Port of the local AWS, 1 to 65535. Default: a free one.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SANDBOX_AWS_PORT)
  @Nullable String sandboxAwsPort;

  /**
   * Name of an S3 bucket, with versions, through which code can go to the local Lambda. Default:
   * there is none.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SANDBOX_S3_BUCKET)
  @Nullable String sandboxS3Bucket;

  @Override
  protected Work prepare(ParameterReader in) {
    Optional<Path> cli = in.file(PropertyNames.TEMPORAL_CLI, temporalCli, Parsers::existingFile);
    Optional<Path> file = in.file(PropertyNames.SANDBOX_FILE, sandboxFile, Path::of);
    int temporal =
        in.optional(PropertyNames.SANDBOX_TEMPORAL_PORT, sandboxTemporalPort, Parsers::port)
            .orElse(0);
    int aws = in.optional(PropertyNames.SANDBOX_AWS_PORT, sandboxAwsPort, Parsers::port).orElse(0);
    Optional<BucketName> bucket =
        in.optional(PropertyNames.SANDBOX_S3_BUCKET, sandboxS3Bucket, BucketName::new);
    Optional<Duration> duration =
        in.optional(PropertyNames.SANDBOX_DURATION, sandboxDuration, Parsers::duration);
    Sandbox.Choices choices = new Sandbox.Choices(cli, file, temporal, aws, bucket, duration);
    return () -> new Sandbox(surroundings()).run(choices, this::keepReport);
  }

  private void keepReport() {
    ownReports()
        .keep(
            RolloutReport.of(
                runSoFar(), Ending.well(RunOutcome.SUCCEEDED), ReleaseFacts.of(Optional.empty())));
  }

  @Override
  protected @Nullable String goalSkip() {
    return sandboxSkip;
  }
}
