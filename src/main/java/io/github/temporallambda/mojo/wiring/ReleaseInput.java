package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.buildid.BuildIdSource;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.RegistrationInput;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.SameContent;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the goals that release a module's artifact were told.
 *
 * @param connection where to
 * @param functionName the Lambda function
 * @param gate how to gate
 * @param built what the module made
 * @param registration how it is registered and proves itself; empty where only published
 * @param bucket the bucket that the code goes through; empty where requests hold it
 * @param choices the rest
 */
public record ReleaseInput(
    ConnectionInput connection,
    String functionName,
    GateInput gate,
    Built built,
    Optional<RegistrationInput> registration,
    Optional<CodeBucket> bucket,
    Choices choices) {

  /**
   * What a module made, and out of what.
   *
   * @param file the packaged artifact
   * @param source what its Build ID is derived from
   */
  public record Built(Path file, BuildIdSource source) {}

  /**
   * What a user may say against the usual.
   *
   * @param mode published as a commit's version, or written to {@code $LATEST} in development mode
   * @param allowDirty release a work tree that differs from its commit
   * @param allowOlder release although the current version's commit is younger
   * @param retryRolledBack route although a rollback left this very version
   * @param claimManager become the deployment's manager
   * @param sameContent what becomes of content that is there already
   * @param dryRun print the plan and write nothing
   */
  public record Choices(
      ReleaseMode mode,
      boolean allowDirty,
      boolean allowOlder,
      boolean retryRolledBack,
      boolean claimManager,
      SameContent sameContent,
      boolean dryRun) {}
}
