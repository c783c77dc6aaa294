package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.PropagatedRouting;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import io.github.temporallambda.rollout.step.LostRace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The writes of a rollback to a deployment: note, routing, condemnation, and the reading back, in
 * this order. The condemnation does not wait until every task queue knows the routing: the less
 * time between the two, the fewer ways to lose it.
 */
final class BackRouting {

  private final WorkerDeployments deployments;
  private final RollbackRequest request;

  BackRouting(WorkerDeployments deployments, RollbackRequest request) {
    this.deployments = deployments;
    this.request = request;
  }

  /** Notes the departure and changes the routing, against exactly the planned one. */
  StepOutcome<RoutingState> route(RollbackPlan plan) {
    String by = request.options().provenance().says();
    List<Departure> departures =
        plan.left().stream().map(left -> new Departure(left, plan.target().id(), by)).toList();
    departures.forEach(it -> deployments.writeMetadata(it.from(), it.entries(), Set.of()));
    LostRace race = race(plan);
    RoutingState routed = unlessLost(departures, () -> race.toldOf(() -> change(plan)));
    if (routed.ramp().isPresent()) {
      ConflictToken token = routed.conflictToken();
      routed = race.toldOf(() -> deployments.clearRamp(request.deploymentName(), token));
    }
    return new Done<>(routed, says(plan));
  }

  /** Marks what was left, each mark in one write with the removal of every note. */
  StepOutcome<List<DeploymentVersionId>> condemn(
      List<DeploymentVersionId> ids, Condemnation condemnation) {
    for (DeploymentVersionId id : ids) {
      Set<String> obsolete =
          deployments.describe(id).map(Condemnation::keysOn).orElse(Set.of()).stream()
              .filter(key -> !condemnation.entries().containsKey(key))
              .collect(Collectors.toUnmodifiableSet());
      deployments.writeMetadata(id, condemnation.entries(), obsolete);
    }
    return ids.isEmpty()
        ? new StepOutcome.Skipped<>(ids, "no version was left")
        : new Done<>(ids, names(ids) + " condemned: " + condemnation.reason());
  }

  /** Takes marks from the version that was gone back to: its user said to retry it. */
  void absolve(RollbackTarget target) {
    deployments.writeMetadata(target.id(), Map.of(), Condemnation.keysOn(target.version()));
  }

  /** Waits until every task queue knows the routing, and that it is still ours. */
  StepOutcome<RoutingState> readBack(RollbackPlan plan) {
    DeploymentName deploymentName = request.deploymentName();
    PropagatedRouting propagated =
        deployments.awaitPropagated(deploymentName, request.propagationTimeout());
    RoutingState after = propagated.state();
    if (!after.isCurrent(plan.target().id()) || after.ramp().isPresent()) {
      throw new ProblemException(race(plan).overtaken(after));
    }
    return new Done<>(after, plan.target().id() + " is current " + propagated.where());
  }

  private RoutingState change(RollbackPlan plan) {
    RoutingState planned = plan.route().from();
    boolean claims = request.options().provenance().management().isToBeClaimed(planned);
    RoutingState from =
        claims
            ? deployments.claimManager(request.deploymentName(), planned.conflictToken())
            : planned;
    return plan.route() instanceof RoutingBack.SetCurrent
        ? deployments.setCurrent(plan.target().id(), from.conflictToken())
        : deployments.clearRamp(request.deploymentName(), from.conflictToken());
  }

  private LostRace race(RollbackPlan plan) {
    String change =
        plan.route() instanceof RoutingBack.SetCurrent
            ? "set " + plan.target().id() + " current"
            : "clear the ramp";
    return new LostRace(
        deployments,
        new LostRace.Wish(plan.target().id(), change, Optional.of(plan.route().from())),
        request.command().line("status"));
  }

  /** Where somebody else was faster nothing was left, and the notes are taken back. */
  private RoutingState unlessLost(List<Departure> departures, Supplier<RoutingState> change) {
    try {
      return change.get();
    } catch (ProblemException e) {
      if (e.problems().get(0).kind() == ProblemKind.CONFLICT) {
        departures.forEach(this::takeBack);
      }
      throw e;
    }
  }

  private void takeBack(Departure departure) {
    deployments
        .describe(departure.from())
        .map(departure::keysOn)
        .ifPresent(ours -> deployments.writeMetadata(departure.from(), Map.of(), ours));
  }

  private static String says(RollbackPlan plan) {
    RoutingState from = plan.route().from();
    List<String> said = new ArrayList<>();
    if (plan.route() instanceof RoutingBack.SetCurrent) {
      String before = from.current().map(Object::toString).orElse("nothing");
      said.add(plan.target().id() + " is current; before it, " + before);
    }
    from.ramp().map(BackRouting::cleared).ifPresent(said::add);
    return String.join("; ", said);
  }

  private static String cleared(Ramp ramp) {
    String to = ramp.to().map(Object::toString).orElse("unversioned workers");
    return "the ramp to " + to + " at " + ramp.percentage() + " % is cleared";
  }

  static String names(List<DeploymentVersionId> ids) {
    return String.join(" and ", ids.stream().map(Object::toString).toList());
  }
}
