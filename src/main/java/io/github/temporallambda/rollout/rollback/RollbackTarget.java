package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.lambda.FunctionVersion;

/**
 * The version that a rollback goes back to, with the code that it runs.
 *
 * @param version the Deployment Version
 * @param functionVersion the Lambda version behind it
 */
public record RollbackTarget(DeploymentVersion version, FunctionVersion functionVersion) {

  /** Its deployment and Build ID. */
  public DeploymentVersionId id() {
    return version.id();
  }
}
