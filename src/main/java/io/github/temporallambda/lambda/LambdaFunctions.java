package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.DeploymentPackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The functions of one account and Region.
 *
 * <p>Every method throws {@link io.github.temporallambda.problem.ProblemException} when AWS refuses
 * or cannot be reached. Every write carries the {@code RevisionId} of the read it was planned on
 * and is followed by a wait and a fresh read; a write that lost a race is never repeated.
 */
public final class LambdaFunctions implements AutoCloseable {

  private LambdaFunctions() {}

  /** Opens a client; calls nothing yet. */
  public static LambdaFunctions open(AwsSettings settings, LambdaProgress progress) {
    return notYet();
  }

  /** The Region that is used. */
  public String region() {
    return notYet();
  }

  /** Reads {@code $LATEST}; does not wait. */
  public FunctionConfiguration describe(FunctionName functionName) {
    return notYet();
  }

  /** Reads the frozen configuration of a published version; does not wait. */
  public FunctionConfiguration describe(FunctionArn arn) {
    return notYet();
  }

  /** All published versions, by number. */
  public List<FunctionVersion> versions(FunctionName functionName) {
    return notYet();
  }

  /** Merges variables into {@code $LATEST} and waits. */
  public FunctionConfiguration updateEnvironment(
      FunctionConfiguration asRead, Map<String, String> additions) {
    return notYet();
  }

  /** Uploads code to {@code $LATEST} and waits. */
  public FunctionConfiguration updateCode(
      FunctionConfiguration asRead, DeploymentPackage deploymentPackage) {
    return notYet();
  }

  /** Publishes {@code $LATEST} as a version and waits until it can be invoked. */
  public FunctionVersion publish(
      FunctionConfiguration asRead, DeploymentPackage deploymentPackage, VersionMarker marker) {
    return notYet();
  }

  /** Whether a failed asynchronous invocation of this version is never repeated by Lambda. */
  public boolean hasAsyncRetriesDisabled(FunctionArn arn) {
    return notYet();
  }

  /** Sets {@code MaximumRetryAttempts=0} on exactly this version. */
  public void disableAsyncRetries(FunctionArn arn) {
    notYet();
  }

  /** Fetches the code of a published version into {@code directory} and checks its digest. */
  public Path download(FunctionArn arn, Path directory) {
    return notYet();
  }

  @Override
  public void close() {}

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T> T notYet() {
    throw new UnsupportedOperationException("under construction");
  }
}
