package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import java.util.List;

/**
 * A rollback that changes the routing. Before it does, the target's code replays what moves back:
 * there is no plan without a target whose code Lambda holds.
 *
 * @param target the version that is gone back to; it was current before
 * @param route the change of the routing
 * @param left the versions that traffic is taken from; empty only where a ramp goes to unversioned
 *     workers
 * @param condemn the versions to condemn: those that are left, and those whose rollback was cut
 *     short before it could
 * @param passedOver what was current after the target and is not gone back to
 */
public record RollbackPlan(
    RollbackTarget target,
    RoutingBack route,
    List<DeploymentVersionId> left,
    List<DeploymentVersionId> condemn,
    List<PassedOver> passedOver)
    implements RollbackDecision {

  public RollbackPlan {
    left = List.copyOf(left);
    condemn = List.copyOf(condemn);
    passedOver = List.copyOf(passedOver);
    if (condemn.contains(target.id())) {
      throw new IllegalArgumentException("what is gone back to is not condemned");
    }
    boolean stays = route.from().isCurrent(target.id());
    if (stays != route instanceof RoutingBack.ClearRamp) {
      throw new IllegalArgumentException("only what is not current can become current");
    }
  }
}
