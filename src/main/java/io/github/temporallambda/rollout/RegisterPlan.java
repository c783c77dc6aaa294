package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.report.PlanLine;

/** How the run comes to its Worker Deployment Version. */
public sealed interface RegisterPlan {

  /** As a dry run prints it. */
  PlanLine line();

  /** Create the deployment where it is missing, and the version. */
  record Create(DeploymentVersionId id) implements RegisterPlan {
    @Override
    public PlanLine line() {
      return new PlanLine(
          StepNames.REGISTER,
          "create " + id + " with the qualified ARN and wait for its task queues",
          true);
    }
  }

  /** A poll created the version without compute config; give it ours. */
  record Mend(DeploymentVersionId id) implements RegisterPlan {
    @Override
    public PlanLine line() {
      return new PlanLine(
          StepNames.REGISTER,
          id + " was created by a poll, without compute config: give it the qualified ARN",
          true);
    }
  }

  /** It exists and points at our Lambda version. */
  record Registered(DeploymentVersion deploymentVersion) implements RegisterPlan {
    @Override
    public PlanLine line() {
      return new PlanLine(
          StepNames.REGISTER, deploymentVersion.id() + " is already registered", false);
    }
  }

  /** The run does not go that far. */
  record NotAsked() implements RegisterPlan {
    @Override
    public PlanLine line() {
      return new PlanLine(StepNames.REGISTER, "not asked for", false);
    }
  }
}
