package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.lambda.AccountId;
import io.github.temporallambda.lambda.BucketName;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackSettings;
import io.github.temporallambda.local.aws.AwsAccount;
import io.github.temporallambda.local.aws.JvmFunctionLauncher;
import io.github.temporallambda.local.aws.LocalAwsSettings;
import io.github.temporallambda.local.aws.LocalBucket;
import io.github.temporallambda.local.aws.TrustedRole;
import io.github.temporallambda.local.temporal.ServerTimings;
import io.github.temporallambda.local.temporal.binary.Platform;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.local.temporal.binary.ServerLookup;
import io.github.temporallambda.local.temporal.binary.ServerSearch;
import io.github.temporallambda.report.Narration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Starts the local stack: finds or obtains the server, then runs it beside the local AWS. */
public final class LocalStacks {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);

  private final Surroundings surroundings;
  private final Narration narration;

  /** Tells {@code narration} what it does. */
  public LocalStacks(Surroundings surroundings, Narration narration) {
    this.surroundings = surroundings;
    this.narration = narration;
  }

  /**
   * What the local stack is to be like.
   *
   * @param temporalCli the executable a user named
   * @param temporalPort port of Temporal's frontend; 0 takes a free one
   * @param awsPort port of the local AWS; 0 takes a free one
   * @param namespace the namespace to make
   * @param environments how many functions run at the same time
   * @param role the role that Temporal's controller has to assume, as on Temporal Cloud; without
   *     one it needs none
   * @param bucket the S3 bucket there is; without one there is none
   */
  public record Wanted(
      Optional<Path> temporalCli,
      int temporalPort,
      int awsPort,
      String namespace,
      int environments,
      Optional<TrustedRole> role,
      Optional<Bucket> bucket) {

    /** As many environments as there are cores, but at least two. */
    public static int usualEnvironments() {
      return Math.max(2, Runtime.getRuntime().availableProcessors());
    }
  }

  /**
   * A bucket.
   *
   * @param owner the account that owns it; empty for the function's
   */
  public record Bucket(BucketName bucketName, Optional<AccountId> owner) {

    /** The one that code goes through. */
    public static Bucket of(CodeBucket bucket) {
      return new Bucket(bucket.bucketName(), bucket.owner());
    }
  }

  /** Starts it; to be closed. */
  public LocalStack start(Wanted wanted) {
    narration.stepBegins("local stack");
    ServerBinary binary =
        new ServerSearch(new ServerSearchLines(narration))
            .find(
                ServerLookup.of(
                    wanted.temporalCli().map(Path::toString), surroundings.environment()));
    Path runs = Platform.current().cacheDirectory(surroundings.environment()).resolve("run");
    LocalStack stack = LocalStack.start(settings(wanted, binary, runs));
    narration.progress(
        "up: Temporal at " + stack.temporal().address() + ", Lambda at " + stack.aws().endpoint());
    return stack;
  }

  private LocalStackSettings settings(Wanted wanted, ServerBinary binary, Path runs) {
    return new LocalStackSettings(
        binary,
        runs,
        wanted.temporalPort(),
        wanted.namespace(),
        wanted.role().isPresent(),
        ServerTimings.FAST,
        START_TIMEOUT,
        directory -> aws(directory, wanted));
  }

  private LocalAwsSettings aws(Path directory, Wanted wanted) {
    LocalAwsSettings settings =
        LocalAwsSettings.of(
            directory,
            surroundings.clock(),
            new JvmFunctionLauncher(surroundings.javaExecutable()));
    AwsAccount account = settings.account();
    Optional<LocalBucket> bucket =
        wanted
            .bucket()
            .map(
                it ->
                    new LocalBucket(
                        it.bucketName().value(),
                        it.owner().map(AccountId::value).orElse(account.accountId()),
                        account.region(),
                        true));
    return settings
        .withPort(wanted.awsPort())
        .withRunningEnvironments(wanted.environments())
        .withRoles(wanted.role().map(Set::of).orElseGet(Set::of))
        .withBuckets(bucket.map(Set::of).orElseGet(Set::of));
  }
}
