package io.github.temporallambda.report;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.lambda.FunctionArn;
import java.util.Optional;

/**
 * What a run releases, as far as it was known when the run ended.
 *
 * @param deploymentName the Worker Deployment
 * @param buildId the Build ID; empty where the run stopped before it could be derived
 * @param commit the commit it was built from, where there is one
 * @param artifact the deployment package, where the run had one
 * @param functionArn the Lambda version behind it, once published or found
 * @param unqualifiedArn in development mode, the function whose {@code $LATEST} is behind it
 */
public record ReleaseFacts(
    DeploymentName deploymentName,
    Optional<BuildId> buildId,
    Optional<GitCommit> commit,
    Optional<DeploymentPackage> artifact,
    Optional<FunctionArn> functionArn,
    Optional<String> unqualifiedArn) {

  /** Of a run that knows what it releases, and has no Lambda version yet. */
  public static ReleaseFacts of(
      DeploymentVersionId id, Optional<GitCommit> commit, DeploymentPackage artifact) {
    return new ReleaseFacts(
        id.deploymentName(),
        Optional.of(id.buildId()),
        commit,
        Optional.of(artifact),
        Optional.empty(),
        Optional.empty());
  }

  /** Of a run that stopped before it knew more than the deployment. */
  public static ReleaseFacts of(DeploymentName deploymentName) {
    return new ReleaseFacts(
        deploymentName,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A copy that knows the Lambda version. */
  public ReleaseFacts withFunctionArn(FunctionArn arn) {
    return new ReleaseFacts(
        deploymentName, buildId, commit, artifact, Optional.of(arn), Optional.empty());
  }

  /** A copy that knows the function whose {@code $LATEST} is invoked. */
  public ReleaseFacts withUnqualifiedArn(String arn) {
    return new ReleaseFacts(
        deploymentName, buildId, commit, artifact, Optional.empty(), Optional.of(arn));
  }

  /** {@code orders:3f2c1a9b7d10}, or the deployment alone. */
  public String label() {
    return deploymentName + buildId.map(id -> ":" + id).orElse("");
  }
}
