package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;

/**
 * One change of a deployment's routing. Every routing change there is has a record here; its {@code
 * toString} completes the sentence "could not …".
 */
public sealed interface RoutingChange {

  /** The deployment whose routing changes. */
  DeploymentName deploymentName();

  /**
   * New and moving executions go to {@code to}. An existing ramp to another version stays.
   *
   * @param to a version that has proven itself
   */
  record SetCurrent(DeploymentVersionId to) implements RoutingChange {

    @Override
    public DeploymentName deploymentName() {
      return to.deploymentName();
    }

    @Override
    public String toString() {
      return "set " + to + " current";
    }
  }

  /**
   * The ramp ends: what it had moved goes back to the current version with its next task.
   *
   * @param deploymentName the deployment
   */
  record ClearRamp(DeploymentName deploymentName) implements RoutingChange {

    @Override
    public String toString() {
      return "clear the ramp of " + deploymentName;
    }
  }

  /**
   * We become the manager: only we may change the routing from then on.
   *
   * @param deploymentName the deployment
   */
  record ClaimManager(DeploymentName deploymentName) implements RoutingChange {

    @Override
    public String toString() {
      return "become the manager of " + deploymentName;
    }
  }
}
