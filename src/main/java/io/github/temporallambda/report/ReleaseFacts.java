package io.github.temporallambda.report;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.lambda.FunctionArn;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run releases, as far as it was known when the run ended.
 *
 * @param deploymentName the Worker Deployment; empty where the goal is about none, or did not come
 *     to know it
 * @param buildId the Build ID; empty where the run stopped before it could be derived
 * @param commit the commit it was built from, where there is one
 * @param artifact the deployment package, where the run had one
 * @param functionArn the Lambda version behind it, once published or found
 * @param unqualifiedArn in development mode, the function whose {@code $LATEST} is behind it
 */
public record ReleaseFacts(
    Optional<DeploymentName> deploymentName,
    Optional<BuildId> buildId,
    Optional<GitCommit> commit,
    Optional<DeploymentPackage> artifact,
    Optional<FunctionArn> functionArn,
    Optional<String> unqualifiedArn) {

  /** Of a run that knows what it releases, and has no Lambda version yet. */
  public static ReleaseFacts of(
      DeploymentVersionId id, Optional<GitCommit> commit, DeploymentPackage artifact) {
    return new ReleaseFacts(
        Optional.of(id.deploymentName()),
        Optional.of(id.buildId()),
        commit,
        Optional.of(artifact),
        Optional.empty(),
        Optional.empty());
  }

  /** Of a run that stopped before it knew more than the deployment. */
  public static ReleaseFacts of(DeploymentName deploymentName) {
    return of(Optional.of(deploymentName));
  }

  /** The same, where not even that may be known. */
  public static ReleaseFacts of(Optional<DeploymentName> deploymentName) {
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

  /** Of a run that tells what a commit is built as, for no deployment in particular. */
  public static ReleaseFacts of(BuildId buildId, GitCommit commit) {
    return new ReleaseFacts(
        Optional.empty(),
        Optional.of(buildId),
        Optional.of(commit),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * {@code orders:3f2c1a9b7d10}, or of both what is known.
   *
   * @return empty where neither is
   */
  public String label() {
    return Stream.of(deploymentName.map(DeploymentName::value), buildId.map(BuildId::value))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(":"));
  }
}
