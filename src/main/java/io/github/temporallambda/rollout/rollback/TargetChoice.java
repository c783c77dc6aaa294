package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.rollback.BackingCode.Held;
import io.github.temporallambda.rollout.rollback.BackingCode.Missing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The version to go back to where none is named: the one that last was current before, by the
 * server's own times, that is not condemned and whose code Lambda holds.
 *
 * @param target it; empty where there is none
 * @param passedOver what was current after it, with the reason; where there is none, every version
 */
record TargetChoice(Optional<RollbackTarget> target, List<PassedOver> passedOver) {

  /** Chooses among all versions but {@code leaving}. */
  static TargetChoice among(RollbackObserved observed, Set<DeploymentVersionId> leaving) {
    List<PassedOver> passedOver = new ArrayList<>();
    for (DeploymentVersionSummary summary : onceCurrent(observed)) {
      if (leaving.stream().anyMatch(id -> summary.isOf(id.buildId()))) {
        continue;
      }
      Optional<DeploymentVersion> version =
          observed.versions().stream().filter(it -> summary.isOf(it.id().buildId())).findFirst();
      Optional<RollbackTarget> target = version.flatMap(it -> target(observed, it));
      Optional<String> objection =
          version
              .map(it -> objection(observed, it))
              .orElse(Optional.of("has a Build ID that this plugin cannot route to"));
      if (objection.isEmpty()) {
        return new TargetChoice(target, passedOver);
      }
      passedOver.add(new PassedOver(summary.buildId(), objection.get()));
    }
    neverCurrent(observed).forEach(passedOver::add);
    return new TargetChoice(Optional.empty(), passedOver);
  }

  /** The version with its code; empty where Lambda has none. */
  static Optional<RollbackTarget> target(RollbackObserved observed, DeploymentVersion version) {
    return observed.code(version) instanceof Held held
        ? Optional.of(new RollbackTarget(version, held.functionVersion()))
        : Optional.empty();
  }

  private static Optional<String> objection(RollbackObserved observed, DeploymentVersion version) {
    Optional<String> condemned =
        Condemnation.of(version)
            .map(mark -> "was condemned " + mark.says())
            .or(() -> cutShort(observed, version));
    return observed.code(version) instanceof Missing missing
        ? condemned.or(() -> Optional.of(missing.why()))
        : condemned;
  }

  /** A rollback has left it, and was killed before it could condemn it. */
  private static Optional<String> cutShort(RollbackObserved observed, DeploymentVersion version) {
    return observed
        .routing()
        .current()
        .filter(current -> Departure.isNoted(version, current))
        .map(current -> "was left by a rollback to " + current + " that was cut short");
  }

  /** The last one first. */
  private static List<DeploymentVersionSummary> onceCurrent(RollbackObserved observed) {
    return observed.routing().versions().stream()
        .filter(summary -> summary.times().lastCurrent().isPresent())
        .sorted(
            Comparator.comparing(
                    (DeploymentVersionSummary summary) ->
                        summary.times().lastCurrent().orElse(Instant.MIN))
                .reversed())
        .toList();
  }

  private static List<PassedOver> neverCurrent(RollbackObserved observed) {
    return observed.routing().versions().stream()
        .filter(summary -> summary.times().lastCurrent().isEmpty())
        .filter(
            summary ->
                observed.routing().current().filter(id -> summary.isOf(id.buildId())).isEmpty())
        .map(summary -> new PassedOver(summary.buildId(), "was never current"))
        .toList();
  }
}
