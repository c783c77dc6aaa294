package io.github.temporallambda.rollout.step;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.PropagatedRouting;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.metadata.ReleaseMetadata;
import io.github.temporallambda.rollout.plan.RolloutPlan;
import io.github.temporallambda.rollout.plan.RoutePlan;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Journal;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.run.StepOutcome.AlreadyDone;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import io.github.temporallambda.rollout.run.StepOutcome.Skipped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The step that changes the routing, against exactly the routing that was planned from.
 *
 * <p>Of two runs that route to different versions one stops. Of two runs of one commit none needs
 * to: the server takes the second change for done, since it comes from the same identity, whatever
 * its token is.
 */
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
    announce(change.to(), metadata);
    LostRace race = race(change);
    RoutingState ours = change.claims() ? race.toldOf(() -> claimed(planned)) : planned;
    RoutingState routed =
        change.onlyClears()
            ? ours
            : race.toldOf(() -> deployments.setCurrent(change.to(), ours.conflictToken()));
    if (change.leavesRamp()) {
      DeploymentName deploymentName = change.to().deploymentName();
      var unused = race.toldOf(() -> deployments.clearRamp(deploymentName, routed.conflictToken()));
    }
    Duration timeout = request.proof().propagationTimeout();
    PropagatedRouting propagated =
        deployments.awaitPropagated(change.to().deploymentName(), timeout);
    RoutingState after = propagated.state();
    if (!after.isCurrent(change.to())) {
      throw new ProblemException(race.overtaken(after));
    }
    return new Done<>(
        Optional.of(after),
        change.to() + " is current " + propagated.where() + "; " + done(change));
  }

  private static String done(RoutePlan.SetCurrent change) {
    return change.onlyClears()
        ? "the ramp that stood before it was is cleared"
        : "before it, " + change.previous().map(Object::toString).orElse("nothing");
  }

  private RoutingState claimed(RoutingState planned) {
    return deployments.claimManager(planned.deploymentName(), planned.conflictToken());
  }

  /**
   * Writes who releases. Another run of the same commit may do so at the same moment: what stands
   * there then is as true of this run, but for the name, and both runs make the same change.
   */
  private void announce(DeploymentVersionId id, Map<String, String> metadata) {
    try {
      Set<String> marks = deployments.describe(id).map(Condemnation::keysOn).orElse(Set.of());
      deployments.writeMetadata(id, metadata, marks);
    } catch (ProblemException e) {
      boolean same =
          e.problems().get(0).kind() == ProblemKind.CONFLICT
              && deployments
                  .describe(id)
                  .filter(version -> ReleaseMetadata.isOfTheSame(version, metadata))
                  .isPresent();
      if (!same) {
        throw e;
      }
    }
  }

  /**
   * The routing of a deployment that this run created: it must still route to nothing, unless
   * another run of the same commit was faster.
   */
  private RoutingState untouched(RoutePlan.SetCurrent change) {
    RoutingState created =
        deployments.describe(change.to().deploymentName()).orElseThrow(IllegalStateException::new);
    boolean bySameRelease =
        created.isCurrent(change.to())
            && created.lastModifierIdentity().equals(deployments.identity());
    if (!bySameRelease && (created.current().isPresent() || created.ramp().isPresent())) {
      throw new ProblemException(race(change).refused(created));
    }
    return created;
  }

  private LostRace race(RoutePlan.SetCurrent change) {
    return new LostRace(
        deployments,
        new LostRace.Wish(change.to(), "set " + change.to() + " current", change.from()),
        "mvn temporal-lambda:status -Dtemporal-lambda.deploymentName="
            + change.to().deploymentName());
  }
}
