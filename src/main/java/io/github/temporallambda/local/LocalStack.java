package io.github.temporallambda.local;

import io.github.temporallambda.local.aws.LocalAws;
import io.github.temporallambda.local.aws.LocalAwsSettings;
import io.github.temporallambda.local.process.EndWithJvm;
import io.github.temporallambda.local.process.LeftBehindRuns;
import io.github.temporallambda.local.process.RunDirectory;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A local AWS, and a real Temporal server whose controller takes it for AWS.
 *
 * <p>Ends with {@link #close()} or when this JVM ends, Ctrl-C included.
 */
public final class LocalStack implements AutoCloseable {

  private final RunDirectory directory;
  private final LocalAws aws;
  private final TemporalServer temporal;
  private final String region;
  private final EndWithJvm watch;

  private LocalStack(RunDirectory directory, LocalAws aws, TemporalServer temporal, String region) {
    this.directory = directory;
    this.aws = aws;
    this.temporal = temporal;
    this.region = region;
    this.watch = EndWithJvm.run(this::end);
  }

  /**
   * Starts both and waits until they can be used. What fails to start leaves nothing behind.
   *
   * @throws ProblemException (configuration) when an asked port is taken; (remote) when the
   *     Temporal server does not start, with its last output lines
   */
  public static LocalStack start(LocalStackSettings settings) {
    RunDirectory directory = directory(settings);
    try {
      LocalAwsSettings awsSettings = settings.aws().apply(directory.path().resolve("aws"));
      LocalAws aws = LocalAws.start(awsSettings);
      try {
        String region = awsSettings.region();
        TemporalServer temporal =
            TemporalServer.start(settings.binary(), settings.temporal(aws.endpoint(), region));
        return new LocalStack(directory, aws, temporal, region);
      } catch (RuntimeException e) {
        aws.close();
        throw e;
      }
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static RunDirectory directory(LocalStackSettings settings) {
    try {
      LeftBehindRuns.end(settings.directory());
      return RunDirectory.create(settings.directory());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep files in " + settings.directory(), e);
    }
  }

  /** The Temporal server. */
  public TemporalServer temporal() {
    return temporal;
  }

  /** Lambda and STS. */
  public LocalAws aws() {
    return aws;
  }

  /**
   * The environment variables that point any Temporal or AWS client at this stack, in the order in
   * which they are best shown. The credentials are dummies: clients demand some, nothing checks
   * them.
   */
  public Map<String, String> clientEnvironment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("TEMPORAL_ADDRESS", temporal.address());
    variables.put("TEMPORAL_NAMESPACE", temporal.namespace());
    variables.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
    variables.put("AWS_REGION", region);
    variables.put("AWS_DEFAULT_REGION", region);
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return Collections.unmodifiableMap(variables);
  }

  /**
   * Ends the server first, so that nothing is invoked any more, then AWS with the functions that
   * still run, and removes their files. Safe to repeat.
   */
  @Override
  public void close() {
    end();
    watch.close();
  }

  private synchronized void end() {
    temporal.close();
    aws.close();
    directory.close();
  }
}
