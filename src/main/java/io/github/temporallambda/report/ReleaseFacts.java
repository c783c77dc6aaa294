package io.github.temporallambda.report;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.lambda.FunctionArn;
import java.util.Optional;

/**
 * What a run releases, as far as it was known when the run ended.
 *
 * @param id the Worker Deployment Version
 * @param commit the commit it was built from, where there is one
 * @param artifact the deployment package, where the run had one
 * @param functionArn the Lambda version behind it, once published or found
 */
public record ReleaseFacts(
    DeploymentVersionId id,
    Optional<GitCommit> commit,
    Optional<DeploymentPackage> artifact,
    Optional<FunctionArn> functionArn) {

  /** A copy that knows the Lambda version. */
  public ReleaseFacts withFunctionArn(FunctionArn arn) {
    return new ReleaseFacts(id, commit, artifact, Optional.of(arn));
  }
}
