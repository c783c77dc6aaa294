package io.github.temporallambda.local.aws;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/**
 * How a local AWS is set up.
 *
 * @param port the port to listen on, or 0 for a free one
 * @param region the only region there is, for example {@code us-east-1}
 * @param accountId the only account there is, twelve digits
 * @param runningEnvironments how many functions run at the same time, from 1; more invocations wait
 * @param directory where code is kept and unpacked; made when missing, emptied of it at the end
 * @param timing the clock and the waits
 * @param launcher starts functions
 * @param roles the roles that can be assumed; all others are denied
 */
public record LocalAwsSettings(
    int port,
    String region,
    String accountId,
    int runningEnvironments,
    Path directory,
    LocalAwsTiming timing,
    FunctionLauncher launcher,
    Set<TrustedRole> roles) {

  /**
   * @throws IllegalArgumentException when a number is out of range, or the region or account is not
   *     one
   */
  public LocalAwsSettings {
    if (port < 0 || port > 65_535 || runningEnvironments < 1) {
      throw new IllegalArgumentException("port 0 to 65535, at least one running environment");
    }
    if (!region.matches("[a-z]{2}(-gov)?-[a-z]+-\\d") || !accountId.matches("\\d{12}")) {
      throw new IllegalArgumentException(region + " / " + accountId + " is no region and account");
    }
    roles = Set.copyOf(roles);
  }

  /**
   * A free port, {@code us-east-1}, account {@code 123456789012}, as many running environments as
   * there are cores but at least two, no roles.
   */
  public static LocalAwsSettings of(Path directory, Clock clock, FunctionLauncher launcher) {
    return new LocalAwsSettings(
        0,
        "us-east-1",
        "123456789012",
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        directory,
        LocalAwsTiming.of(clock),
        launcher,
        Set.of());
  }

  /** A copy that listens on {@code other}. */
  public LocalAwsSettings withPort(int other) {
    return new LocalAwsSettings(
        other, region, accountId, runningEnvironments, directory, timing, launcher, roles);
  }

  /** A copy where so many functions run at the same time. */
  public LocalAwsSettings withRunningEnvironments(int other) {
    return new LocalAwsSettings(port, region, accountId, other, directory, timing, launcher, roles);
  }

  /** A copy with another clock and other waits. */
  public LocalAwsSettings withTiming(LocalAwsTiming other) {
    return new LocalAwsSettings(
        port, region, accountId, runningEnvironments, directory, other, launcher, roles);
  }

  /** A copy where exactly these roles can be assumed. */
  public LocalAwsSettings withRoles(Set<TrustedRole> other) {
    return new LocalAwsSettings(
        port, region, accountId, runningEnvironments, directory, timing, launcher, other);
  }
}
