package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** The three writes to {@code $LATEST} that make up a publication. */
final class FunctionUpdates {

  /** What Lambda takes zipped in one request. */
  static final long MAX_UPLOAD_BYTES = 52_428_800;

  private final GuardedWrite guarded;
  private final Waiting waiting;
  private final LambdaProgress progress;

  FunctionUpdates(GuardedWrite guarded, Waiting waiting, LambdaProgress progress) {
    this.guarded = guarded;
    this.waiting = waiting;
    this.progress = progress;
  }

  FunctionConfiguration environment(FunctionConfiguration asRead, Map<String, String> additions) {
    EnvironmentVariables merged = asRead.environment().with(additions);
    EnvironmentRules.check(additions, merged);
    if (merged.equals(asRead.environment())) {
      return asRead;
    }
    guarded.write(
        "UpdateFunctionConfiguration",
        asRead,
        (client, revisionId) ->
            client.updateFunctionConfiguration(
                request ->
                    request
                        .functionName(asRead.functionName().value())
                        .revisionId(revisionId)
                        .environment(e -> e.variables(merged.values()))));
    FunctionConfiguration now = waiting.untilUpdated(asRead.functionName());
    return requireOurs(asRead, asRead.with(merged), now);
  }

  FunctionConfiguration code(FunctionConfiguration asRead, DeploymentPackage deploymentPackage) {
    SdkBytes zip = SdkBytes.fromByteArrayUnsafe(checkedBytes(deploymentPackage));
    progress.uploading(asRead.functionName(), deploymentPackage.bytes());
    guarded.write(
        "UpdateFunctionCode",
        asRead,
        (client, revisionId) ->
            client.updateFunctionCode(
                request ->
                    request
                        .functionName(asRead.functionName().value())
                        .revisionId(revisionId)
                        // Left out, AWS would take its default and not what the function has.
                        .architecturesWithStrings(asRead.settings().architectures())
                        .zipFile(zip)));
    FunctionConfiguration now = waiting.untilUpdated(asRead.functionName());
    return requireOurs(asRead, asRead.with(deploymentPackage.codeSha256()), now);
  }

  /** Publishes; the answer may be an older version when nothing was updated since. */
  FunctionVersion publish(
      FunctionConfiguration asRead, DeploymentPackage deploymentPackage, VersionMarker marker) {
    PublishVersionResponse answer =
        guarded.write(
            "PublishVersion",
            asRead,
            (client, revisionId) ->
                client.publishVersion(
                    request ->
                        request
                            .functionName(asRead.functionName().value())
                            .revisionId(revisionId)
                            .codeSha256(deploymentPackage.codeSha256().base64())
                            .description(marker.description())));
    return Answers.version(answer);
  }

  /** The lock ends with the write: between it and this read somebody else may have written. */
  private static FunctionConfiguration requireOurs(
      FunctionConfiguration asRead, FunctionConfiguration wanted, FunctionConfiguration now) {
    if (!now.holdsTheSameAs(wanted)) {
      throw LambdaProblems.lostRace(asRead, now, List.of());
    }
    return now;
  }

  /**
   * The package's bytes as they are now.
   *
   * @throws ProblemException when they are too many, unreadable, or not what was read before
   */
  static byte[] checkedBytes(DeploymentPackage deploymentPackage) {
    if (deploymentPackage.bytes() > MAX_UPLOAD_BYTES) {
      throw LambdaProblems.tooLargeForUpload(deploymentPackage, MAX_UPLOAD_BYTES);
    }
    try {
      byte[] bytes = Files.readAllBytes(deploymentPackage.file());
      CodeSha256 now = CodeSha256.of(MessageDigest.getInstance("SHA-256").digest(bytes));
      if (!now.equals(deploymentPackage.codeSha256())) {
        throw LambdaProblems.changedFile(deploymentPackage, now);
      }
      return bytes;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.configuration(
                  "The deployment package cannot be read: " + e + ".",
                  "build it again with mvn package")
              .withEvidence(List.of(deploymentPackage.file().toString())),
          e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
