package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.rollback.RollbackDecision.Refused;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * From what was observed and what was asked for to a rollback. Pure: no I/O, no clock, no log.
 *
 * <p>What is left is what was released last: while a ramp stands and nobody says otherwise, that is
 * the ramping version, and the current one stays, since nothing was found wrong with it. Else it is
 * the current version, and a ramp goes with it. Whatever a rollback takes traffic from is
 * condemned.
 *
 * <p>A rollback whose routing is done is completed and not begun anew: when {@code from} names a
 * version that traffic was taken from, and when the last rollback was killed before it could
 * condemn what it left. Without {@code from}, each run goes one back.
 */
final class RollbackPlanner {

  /** A plan, what is left to do of a rollback that is routed, or why neither. */
  RollbackDecision plan(RollbackObserved observed, RollbackRequest request) {
    RollbackDecision decision = decide(observed, request);
    Optional<Problem> managed =
        request.options().provenance().management().objection(observed.routing());
    return decision instanceof RollbackPlan && managed.isPresent()
        ? Refused.because(managed.get())
        : decision;
  }

  private static RollbackDecision decide(RollbackObserved observed, RollbackRequest request) {
    Wish wish = Wish.of(observed, request);
    if (wish.from().isPresent() && !receives(observed.routing(), wish.from().get())) {
      return leftAlready(observed, request, wish.from().get());
    }
    if (wish.from().isPresent() && wish.from().equals(wish.to())) {
      return Refused.because(RollbackRefusals.toItself(wish.from().get()));
    }
    Optional<DeploymentVersionId> current = observed.routing().current();
    if (current.isEmpty()) {
      return Refused.because(RollbackRefusals.nothingCurrent(observed.routing()));
    }
    if (wish.takesRampBack(observed.routing())) {
      return rampBack(observed, current.get());
    }
    List<DeploymentVersionId> unfinished = unfinished(observed, current.get());
    boolean toCurrent = wish.to().equals(current);
    if (toCurrent || (wish.isOpen() && !unfinished.isEmpty())) {
      String why =
          unfinished.isEmpty()
              ? current.get() + " is current already."
              : "An earlier rollback to " + current.get() + " was cut short after its routing.";
      return completion(observed, request, why, unfinished);
    }
    return oneBack(observed, wish);
  }

  /**
   * What a user asked for, as versions of this deployment.
   *
   * @param from what to leave, where it is named
   * @param to where to go, where it is named
   * @param retryRolledBack go there although it is condemned
   */
  private record Wish(
      Optional<DeploymentVersionId> from,
      Optional<DeploymentVersionId> to,
      boolean retryRolledBack) {

    static Wish of(RollbackObserved observed, RollbackRequest request) {
      return new Wish(
          request.way().from().map(observed::id),
          request.way().to().map(observed::id),
          request.way().retryRolledBack());
    }

    /** Whether nothing is named. */
    boolean isOpen() {
      return from.isEmpty() && to.isEmpty();
    }

    /** Whether only a ramp that stands is to be taken back, and what is current stays. */
    boolean takesRampBack(RoutingState routing) {
      if (routing.ramp().isEmpty()) {
        return false;
      }
      Optional<DeploymentVersionId> ramping = routing.ramp().flatMap(Ramp::to);
      return to.isPresent() ? to.equals(routing.current()) : from.isEmpty() || from.equals(ramping);
    }
  }

  private static RollbackDecision rampBack(RollbackObserved observed, DeploymentVersionId current) {
    Optional<RollbackTarget> target =
        observed.version(current).flatMap(version -> TargetChoice.target(observed, version));
    if (target.isEmpty()) {
      return Refused.because(
          RollbackRefusals.noCode(current, RollbackRefusals.missing(observed, current)));
    }
    List<DeploymentVersionId> left = observed.routing().ramp().flatMap(Ramp::to).stream().toList();
    return new RollbackPlan(
        target.get(),
        new RoutingBack.ClearRamp(observed.routing()),
        left,
        union(left, unfinished(observed, current)),
        List.of());
  }

  private static RollbackDecision oneBack(RollbackObserved observed, Wish wish) {
    Set<DeploymentVersionId> receiving = new LinkedHashSet<>();
    observed.routing().current().ifPresent(receiving::add);
    observed.routing().ramp().flatMap(Ramp::to).ifPresent(receiving::add);
    TargetChoice choice =
        wish.to().isPresent()
            ? new TargetChoice(
                observed
                    .version(wish.to().get())
                    .flatMap(version -> TargetChoice.target(observed, version)),
                List.of())
            : TargetChoice.among(observed, receiving);
    Optional<Problem> objection =
        wish.to().isPresent()
            ? RollbackRefusals.named(observed, wish.to().get(), wish.retryRolledBack())
            : RollbackRefusals.none(observed, choice);
    if (objection.isPresent()) {
      return Refused.because(objection.get());
    }
    RollbackTarget target = choice.target().orElseThrow();
    List<DeploymentVersionId> left = without(receiving, target.id());
    List<DeploymentVersionId> unfinished =
        unfinished(observed, observed.routing().current().orElseThrow());
    return new RollbackPlan(
        target,
        new RoutingBack.SetCurrent(observed.routing()),
        left,
        union(left, without(unfinished, target.id())),
        choice.passedOver());
  }

  /** Traffic was taken from it before this run: by a rollback, or by a release. */
  private static RollbackDecision leftAlready(
      RollbackObserved observed, RollbackRequest request, DeploymentVersionId from) {
    Optional<DeploymentVersion> version = observed.version(from);
    Optional<DeploymentVersionId> current = observed.routing().current();
    if (version.isEmpty() || current.isEmpty()) {
      return Refused.because(
          version.isEmpty()
              ? RollbackRefusals.unknown("temporal-lambda.from", from)
              : RollbackRefusals.nothingCurrent(observed.routing()));
    }
    List<DeploymentVersionId> unfinished = unfinished(observed, current.get());
    boolean cutShort = unfinished.contains(from);
    if (cutShort && observed.routing().keepsRampFromBefore(current.get())) {
      return rampBack(observed, current.get());
    }
    if (cutShort || Condemnation.of(version.get()).isPresent()) {
      String why = from + " was left already; " + current.get() + " is current.";
      return completion(observed, request, why, union(List.of(from), unfinished));
    }
    if (request.options().moveStranded()) {
      return Refused.because(RollbackRefusals.notRolledBack(from, current.get()));
    }
    return new Completion(
        from + " was left already, by a release: " + current.get() + " is current.",
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static RollbackDecision completion(
      RollbackObserved observed,
      RollbackRequest request,
      String why,
      List<DeploymentVersionId> left) {
    DeploymentVersionId current = observed.routing().current().orElseThrow();
    Optional<RollbackTarget> code =
        observed.version(current).flatMap(version -> TargetChoice.target(observed, version));
    if (request.options().moveStranded() && !left.isEmpty() && code.isEmpty()) {
      return Refused.because(
          RollbackRefusals.noCode(current, RollbackRefusals.missing(observed, current)));
    }
    List<DeploymentVersionId> unmarked =
        left.stream()
            .filter(
                id -> observed.version(id).filter(it -> Condemnation.of(it).isEmpty()).isPresent())
            .toList();
    return new Completion(why, code, left, unmarked);
  }

  /** The versions that a rollback to what is current now has left, but not yet condemned. */
  private static List<DeploymentVersionId> unfinished(
      RollbackObserved observed, DeploymentVersionId current) {
    Predicate<DeploymentVersion> left = version -> !receives(observed.routing(), version.id());
    return observed.versions().stream()
        .filter(left)
        .filter(version -> Departure.isNoted(version, current))
        .filter(version -> Condemnation.of(version).isEmpty())
        .map(DeploymentVersion::id)
        .toList();
  }

  private static List<DeploymentVersionId> without(
      Collection<DeploymentVersionId> ids, DeploymentVersionId id) {
    return ids.stream().filter(it -> !it.equals(id)).toList();
  }

  private static boolean receives(RoutingState routing, DeploymentVersionId id) {
    return routing.isCurrent(id) || routing.ramp().flatMap(Ramp::to).filter(id::equals).isPresent();
  }

  private static List<DeploymentVersionId> union(
      List<DeploymentVersionId> first, List<DeploymentVersionId> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }
}
