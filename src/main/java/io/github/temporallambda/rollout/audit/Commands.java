package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.buildid.DeploymentVersionId;

/** The Temporal CLI's commands on one Deployment Version, ready to paste. */
final class Commands {

  private Commands() {}

  static String describe(DeploymentVersionId id) {
    return on("describe-version", id);
  }

  static String delete(DeploymentVersionId id) {
    return on("delete-version", id);
  }

  private static String on(String command, DeploymentVersionId id) {
    return "temporal worker deployment "
        + command
        + " --deployment-name "
        + id.deploymentName()
        + " --build-id "
        + id.buildId();
  }
}
