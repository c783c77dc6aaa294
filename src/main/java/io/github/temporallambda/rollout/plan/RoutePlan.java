package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.request.Management;
import java.util.Optional;

/** What the run does to the routing. */
public sealed interface RoutePlan {

  /** As a dry run prints it. */
  PlanLine line();

  /**
   * Make {@code to} the Current Version, and clear a ramp that would survive that.
   *
   * @param from the routing that this was planned against; empty where the deployment did not exist
   * @param claims become the manager of the routing before
   */
  record SetCurrent(DeploymentVersionId to, Optional<RoutingState> from, boolean claims)
      implements RoutePlan {

    private static final String FIRST_CLAIM = "become the manager of its routing";

    /** One that leaves the manager as it is. */
    public SetCurrent(DeploymentVersionId to, Optional<RoutingState> from) {
      this(to, from, false);
    }

    /** The version that is current before. */
    public Optional<DeploymentVersionId> previous() {
      return from.flatMap(RoutingState::current);
    }

    /** Whether a ramp to another version stands: set-current would keep it. */
    public boolean leavesRamp() {
      return from.flatMap(RoutingState::ramp)
          .filter(ramp -> !ramp.to().equals(Optional.of(to)))
          .isPresent();
    }

    /** Whether only the ramp is left to clear, of a run that was cut short before it could. */
    public boolean onlyClears() {
      return !claims && from.filter(routing -> routing.keepsRampFromBefore(to)).isPresent();
    }

    @Override
    public PlanLine line() {
      if (onlyClears()) {
        return PlanLine.writing(
            StepNames.SET_CURRENT,
            to + " is current already; clear the ramp that stood before it was");
      }
      String before = previous().map(DeploymentVersionId::toString).orElse("nothing");
      String ramp = leavesRamp() ? ", and clear the ramp" : "";
      String claim = claims ? from.map(Management::says).orElse(FIRST_CLAIM) + ", and " : "";
      return PlanLine.writing(
          StepNames.SET_CURRENT, claim + "route from " + before + " to " + to + ramp);
    }
  }

  /** It is current already. */
  record AlreadyCurrent(DeploymentVersionId id) implements RoutePlan {
    @Override
    public PlanLine line() {
      return PlanLine.idle(StepNames.SET_CURRENT, id + " is current already");
    }
  }

  /** The run does not go that far. */
  record NotAsked() implements RoutePlan {
    @Override
    public PlanLine line() {
      return PlanLine.idle(StepNames.SET_CURRENT, "not asked for");
    }
  }
}
