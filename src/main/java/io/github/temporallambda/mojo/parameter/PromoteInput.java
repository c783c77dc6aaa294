package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.rollout.request.SameContent;
import java.util.Optional;

/**
 * What {@code promote} was told.
 *
 * @param connection where to
 * @param functionName the Lambda function
 * @param source what is promoted
 * @param commit the commit it was built from, where the user says so
 * @param bucket the bucket that a file goes through; empty where requests hold it
 * @param gate how to gate
 * @param registration how it is registered and proves itself
 * @param choices the rest
 */
public record PromoteInput(
    ConnectionInput connection,
    String functionName,
    PromotedSource source,
    Optional<GitCommit> commit,
    Optional<CodeBucket> bucket,
    GateInput gate,
    RegistrationInput registration,
    Choices choices) {

  /**
   * What a user may say against the usual.
   *
   * @param allowOlder release although the current version's commit is younger
   * @param retryRolledBack route although a rollback left this very version
   * @param claimManager become the deployment's manager
   * @param sameContent what becomes of content that is there already
   * @param dryRun print the plan and write nothing
   */
  public record Choices(
      boolean allowOlder,
      boolean retryRolledBack,
      boolean claimManager,
      SameContent sameContent,
      boolean dryRun) {}
}
