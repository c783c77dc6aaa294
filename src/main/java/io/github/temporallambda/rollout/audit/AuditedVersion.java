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

  /** Whether it is the development build: its Build ID on an unqualified ARN. */
  public boolean isDevelopment() {
    return deploymentVersion.id().buildId().isDevelopment()
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
