package io.github.temporallambda.local.aws;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/**
 * How a local AWS is set up.
 *
 * @param port the port to listen on, or 0 for a free one
 * @param account the only region and account there is
 * @param runningEnvironments how many functions run at the same time, from 1; more invocations wait
 * @param directory where code is kept and unpacked; made when missing, emptied of it at the end
 * @param timing the clock and the waits
 * @param launcher starts functions
 * @param roles the roles that can be assumed; all others are denied
 * @param buckets the S3 buckets there are
 */
public record LocalAwsSettings(
    int port,
    AwsAccount account,
    int runningEnvironments,
    Path directory,
    LocalAwsTiming timing,
    FunctionLauncher launcher,
    Set<TrustedRole> roles,
    Set<LocalBucket> buckets) {

  /**
   * @throws IllegalArgumentException when a number is out of range
   */
  public LocalAwsSettings {
    if (port < 0 || port > 65_535 || runningEnvironments < 1) {
      throw new IllegalArgumentException("port 0 to 65535, at least one running environment");
    }
    roles = Set.copyOf(roles);
    buckets = Set.copyOf(buckets);
  }

  /**
   * A free port, {@code us-east-1}, account {@code 123456789012}, as many running environments as
   * there are cores but at least two, no roles, no buckets.
   */
  public static LocalAwsSettings of(Path directory, Clock clock, FunctionLauncher launcher) {
    return new LocalAwsSettings(
        0,
        new AwsAccount("us-east-1", "123456789012"),
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        directory,
        LocalAwsTiming.of(clock),
        launcher,
        Set.of(),
        Set.of());
  }

  /** The only region there is, for example {@code us-east-1}. */
  public String region() {
    return account.region();
  }

  /** A copy that listens on {@code other}. */
  public LocalAwsSettings withPort(int other) {
    return new LocalAwsSettings(
        other, account, runningEnvironments, directory, timing, launcher, roles, buckets);
  }

  /** A copy where so many functions run at the same time. */
  public LocalAwsSettings withRunningEnvironments(int other) {
    return new LocalAwsSettings(port, account, other, directory, timing, launcher, roles, buckets);
  }

  /** A copy with another clock and other waits. */
  public LocalAwsSettings withTiming(LocalAwsTiming other) {
    return new LocalAwsSettings(
        port, account, runningEnvironments, directory, other, launcher, roles, buckets);
  }

  /** A copy where exactly these roles can be assumed. */
  public LocalAwsSettings withRoles(Set<TrustedRole> other) {
    return new LocalAwsSettings(
        port, account, runningEnvironments, directory, timing, launcher, other, buckets);
  }

  /** A copy with exactly these buckets. */
  public LocalAwsSettings withBuckets(Set<LocalBucket> other) {
    return new LocalAwsSettings(
        port, account, runningEnvironments, directory, timing, launcher, roles, other);
  }

  /** A copy with exactly this bucket, which this account owns, in this region, with versions. */
  public LocalAwsSettings withBucket(String bucketName) {
    return withBuckets(
        Set.of(new LocalBucket(bucketName, account.accountId(), account.region(), true)));
  }
}
