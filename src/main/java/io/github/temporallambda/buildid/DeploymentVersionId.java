package io.github.temporallambda.buildid;

/**
 * Names one Worker Deployment Version: a deployment and a Build ID, written {@code orders:3f2c1a9b}
 * as in the server's search attributes.
 *
 * @param deploymentName the Worker Deployment
 * @param buildId the build within it
 */
public record DeploymentVersionId(DeploymentName deploymentName, BuildId buildId) {

  @Override
  public String toString() {
    return deploymentName + ":" + buildId;
  }
}
