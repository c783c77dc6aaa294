package io.github.temporallambda.rollout;

import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.StepOutcome.AlreadyDone;
import io.github.temporallambda.rollout.StepOutcome.Done;
import io.github.temporallambda.rollout.StepOutcome.Skipped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The step that changes the routing, against exactly the routing that was planned from. */
final class Routing {

  private final WorkerDeployments deployments;
  private final RolloutRequest request;

  Routing(WorkerDeployments deployments, RolloutRequest request) {
    this.deployments = deployments;
    this.request = request;
  }

  void run(RolloutPlan plan, Map<String, String> metadata, Journal journal) {
    journal.step(StepNames.SET_CURRENT, () -> route(plan, metadata));
  }

  private StepOutcome<Optional<RoutingState>> route(
      RolloutPlan plan, Map<String, String> metadata) {
    if (!(plan.route() instanceof RoutePlan.SetCurrent change)) {
      // Code that was written under a version is what its metadata are about, routed or not.
      plan.rewritten()
          .ifPresent(version -> deployments.writeMetadata(version.id(), metadata, Set.of()));
      String says = plan.route().line().says();
      return plan.route() instanceof RoutePlan.AlreadyCurrent
          ? new AlreadyDone<>(Optional.empty(), says)
          : new Skipped<>(Optional.empty(), says);
    }
    RoutingState planned = change.from().orElseGet(() -> untouched(change));
    // Who releases is written before the routing, so that the loser of a race can be told. A mark
    // of an earlier rollback ends here: it was refused, or the user said to try again.
    deployments.writeMetadata(change.to(), metadata, Condemnation.keys());
    RoutingState routed = deployments.setCurrent(change.to(), planned.conflictToken());
    if (change.leavesRamp()) {
      deployments.clearRamp(change.to().deploymentName(), routed.conflictToken());
    }
    Duration timeout = request.proof().propagationTimeout();
    RoutingState after = deployments.awaitPropagated(change.to().deploymentName(), timeout);
    if (!after.isCurrent(change.to())) {
      throw new ProblemException(taken(change, after));
    }
    String before = change.previous().map(Object::toString).orElse("nothing");
    return new Done<>(
        Optional.of(after), change.to() + " is current on every task queue; before it, " + before);
  }

  /** The routing of a deployment that this run created: it must still route to nothing. */
  private RoutingState untouched(RoutePlan.SetCurrent change) {
    RoutingState created =
        deployments.describe(change.to().deploymentName()).orElseThrow(IllegalStateException::new);
    if (created.current().isPresent() || created.ramp().isPresent()) {
      throw new ProblemException(taken(change, created));
    }
    return created;
  }

  private static Problem taken(RoutePlan.SetCurrent change, RoutingState found) {
    return Problem.conflict(
        "Someone else changed the routing of '" + found.deploymentName() + "' meanwhile.",
        List.of(
            "wanted       " + change.to(),
            "current      " + found.current().map(Object::toString).orElse("none"),
            "last changed by " + found.lastModifierIdentity()),
        "mvn temporal-lambda:status -Dtemporal-lambda.deploymentName=" + found.deploymentName());
  }
}
