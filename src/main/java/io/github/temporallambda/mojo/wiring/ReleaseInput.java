package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.RegistrationInput;
import io.github.temporallambda.rollout.ReleaseMode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the goals that release a module's artifact were told.
 *
 * @param connection where to
 * @param functionName the Lambda function
 * @param gate how to gate
 * @param file the packaged artifact
 * @param registration how it is registered and proves itself; empty where only published
 * @param bucket the bucket that the code goes through; empty where requests hold it
 * @param choices the rest
 */
public record ReleaseInput(
    ConnectionInput connection,
    String functionName,
    GateInput gate,
    Path file,
    Optional<RegistrationInput> registration,
    Optional<CodeBucket> bucket,
    Choices choices) {

  /**
   * What a user may say against the usual.
   *
   * @param mode published as a commit's version, or written to {@code $LATEST} in development mode
   * @param allowDirty release a work tree that differs from its commit
   * @param allowOlder release although the current version's commit is younger
   * @param retryRolledBack route although a rollback left this very version
   * @param claimManager become the deployment's manager
   * @param dryRun print the plan and write nothing
   */
  public record Choices(
      ReleaseMode mode,
      boolean allowDirty,
      boolean allowOlder,
      boolean retryRolledBack,
      boolean claimManager,
      boolean dryRun) {}
}
