package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.time.Duration;
import java.util.List;

/** What this room itself finds wrong with a function, a package or a version. */
final class LambdaProblems {

  private static final String AGAIN =
      "find out who deploys at the same time, then run the same command again: it starts from what"
          + " is there now";

  private LambdaProblems() {}

  /** Images hold no zip to compare and no handler to start. */
  static ProblemException imagePackage(String arn) {
    return new ProblemException(
        Problem.configuration(
                LambdaParameterNames.FUNCTION_NAME
                    + ": the function is a container image; only zip"
                    + " functions can be released.",
                "name a function with PackageType Zip: -D"
                    + LambdaParameterNames.FUNCTION_NAME
                    + "=…")
            .withEvidence(List.of(arn)));
  }

  /** Merging into variables that could not be read would delete them. */
  static ProblemException unreadableEnvironment(String arn, String errorCode) {
    return new ProblemException(
        Problem.remote(
            "AWS could not decrypt the function's environment variables.",
            List.of(arn, errorCode),
            "allow kms:Decrypt on the function's key to the identity that"
                + " aws sts get-caller-identity names"));
  }

  /** The function is no longer what it was when this run read it. */
  static ProblemException lostRace(
      FunctionConfiguration asRead, FunctionConfiguration now, List<String> evidence) {
    return new ProblemException(
        Problem.conflict(
                "Somebody else deployed to function '"
                    + asRead.functionName()
                    + "' meanwhile; nothing of theirs was overwritten.",
                List.of("read:  " + digest(asRead), "found: " + digest(now)),
                AGAIN)
            .withEvidence(evidence));
  }

  /** {@code $LATEST} holds other code than the one to be published. */
  static ProblemException otherCode(FunctionConfiguration now, List<String> evidence) {
    return new ProblemException(
        Problem.conflict(
                "Function '"
                    + now.functionName()
                    + "' does not hold the code that is to be published: somebody else deployed"
                    + " meanwhile. Nothing was published.",
                List.of("found: " + digest(now)),
                AGAIN)
            .withEvidence(evidence));
  }

  /** Even after an upload, publishing handed back a version that is not ours. */
  static ProblemException foreignVersion(FunctionVersion made, VersionMarker marker) {
    return new ProblemException(
        Problem.conflict(
            "Publishing handed back a version that was made for something else.",
            List.of(
                made.arn().toString(),
                "CodeSha256 " + made.codeSha256(),
                "wanted marker: " + marker.description(),
                "found marker: " + made.marker().map(VersionMarker::description).orElse("none")),
            AGAIN));
  }

  /** A wait was given up. */
  static ProblemException neverSettled(String arn, FunctionState state, Duration limit) {
    return new ProblemException(
        Problem.remote(
            "The function did not come to rest within " + limit.toSeconds() + " s.",
            List.of(arn, state.toString()),
            "run the same command again: what is already done is found and kept"));
  }

  /** AWS could not bring the function or version into the state that was asked for. */
  static ProblemException failed(String arn, FunctionState state) {
    return new ProblemException(
        Problem.remote(
            "AWS could not make the change to the function effective.",
            List.of(arn, state.toString()),
            "mend what the reason names, then run the same command again"));
  }

  /** Larger than one request may carry. */
  static Problem tooLargeInline(DeploymentPackage deploymentPackage, long limit) {
    return new Problem(
        ProblemKind.CONFIGURATION,
        LambdaParameterNames.S3_BUCKET
            + " is missing: the deployment package has "
            + deploymentPackage.bytes()
            + " bytes, and Lambda takes at most "
            + limit
            + " in a request; larger ones go through S3.",
        List.of(deploymentPackage.file().toString()),
        List.of(
            "name a bucket of the function's account and Region: -D"
                + LambdaParameterNames.S3_BUCKET
                + "=…",
            "or make the package smaller, for instance by leaving out what the worker does not"
                + " use"));
  }

  /** What is about to be sent is not what was read before. */
  static ProblemException changedFile(DeploymentPackage deploymentPackage, CodeSha256 now) {
    return new ProblemException(
        Problem.conflict(
            "The deployment package was changed after it had been checked; nothing was uploaded.",
            List.of(
                deploymentPackage.file().toString(),
                "checked: " + deploymentPackage.codeSha256(),
                "found: " + now),
            "let nothing else build into the same directory, then run the same command again"));
  }

  private static String digest(FunctionConfiguration configuration) {
    return "revision "
        + configuration.revisionId()
        + ", CodeSha256 "
        + configuration.codeSha256()
        + ", "
        + configuration.settings()
        + ", variables "
        + configuration.environment().names();
  }
}
