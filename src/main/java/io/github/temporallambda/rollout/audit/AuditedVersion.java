package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.lambda.FunctionArn;
import java.util.Optional;

/**
 * A Deployment Version with what is held against Lambda.
 *
 * @param deploymentVersion as the server told it
 * @param computeError what the controller's last check found; empty when it found nothing
 * @param recordedArn the ARN that its metadata tells
 * @param recordedCode the {@code CodeSha256} that its metadata tells
 */
public record AuditedVersion(
    DeploymentVersion deploymentVersion,
    Optional<String> computeError,
    Optional<String> recordedArn,
    Optional<String> recordedCode) {

  /** The Build ID of development mode, which {@code $LATEST} announces for ever. */
  private static final String DEVELOPMENT = "dev";

  /** Whether it is the development build: the Build ID {@code dev} on an unqualified ARN. */
  public boolean isDevelopment() {
    return deploymentVersion.id().buildId().value().equals(DEVELOPMENT)
        && function().filter(arn -> arn.qualifier().isEmpty()).isPresent();
  }

  Optional<String> arn() {
    return deploymentVersion.compute().map(LambdaCompute::functionArn);
  }

  /** What its ARN names; empty without an ARN, and when that is no function's. */
  Optional<ComputeArn> function() {
    return arn().flatMap(ComputeArn::parse);
  }

  Optional<FunctionArn> functionVersion() {
    return function().flatMap(ComputeArn::functionVersion);
  }
}
