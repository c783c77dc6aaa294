package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.report.PlanLine;
import java.util.Optional;

/** How the run comes to its Worker Deployment Version. */
public sealed interface RegisterPlan {

  /** As a dry run prints it. */
  PlanLine line();

  /** As whom the controller invokes what is registered. */
  InvocationAccess access();

  /** Which ARN the controller is given: of one immutable version, but in development mode. */
  enum InvokedArn {
    /** Ends in the number of a function version. */
    QUALIFIED("the qualified ARN"),
    /** Of the function itself: whatever {@code $LATEST} holds is invoked. */
    UNQUALIFIED("the unqualified ARN ($LATEST)");

    private final String says;

    InvokedArn(String says) {
      this.says = says;
    }
  }

  /** Create the deployment where it is missing, and the version. */
  record Create(DeploymentVersionId id, InvokedArn arn, InvocationAccess access)
      implements RegisterPlan {
    @Override
    public PlanLine line() {
      return PlanLine.writing(
          StepNames.REGISTER,
          "create " + id + " with " + arn.says + " and wait for its task queues");
    }
  }

  /**
   * The version is there without what is ours; give it that.
   *
   * @param instead what it names now, where nothing can have run on it; empty: it has no compute
   *     config, since a poll created it
   */
  record Mend(
      DeploymentVersionId id, InvokedArn arn, Optional<String> instead, InvocationAccess access)
      implements RegisterPlan {
    @Override
    public PlanLine line() {
      String found =
          instead
              .map(other -> " names " + other + ", and nothing ever ran on it")
              .orElse(" was created by a poll, without compute config");
      return PlanLine.writing(StepNames.REGISTER, id + found + ": give it " + arn.says);
    }
  }

  /** It exists and points at our function. */
  record Registered(DeploymentVersion deploymentVersion, InvocationAccess access)
      implements RegisterPlan {
    @Override
    public PlanLine line() {
      return PlanLine.idle(StepNames.REGISTER, deploymentVersion.id() + " is already registered");
    }
  }

  /** The run does not go that far. */
  record NotAsked() implements RegisterPlan {
    @Override
    public InvocationAccess access() {
      return InvocationAccess.none();
    }

    @Override
    public PlanLine line() {
      return PlanLine.idle(StepNames.REGISTER, "not asked for");
    }
  }
}
