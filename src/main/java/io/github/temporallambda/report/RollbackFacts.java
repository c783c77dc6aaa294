package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentVersionId;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback found and did, as far as it came.
 *
 * @param target the version that is gone back to, once it was chosen
 * @param left the versions that traffic is taken from
 * @param passedOver versions that were current after the target, each with the reason
 * @param rescued pinned to the version they have progressed on, because they would have broken
 * @param movedUnreplayed moved although they do not replay, because the user said so
 * @param stranded Pinned executions that stay on a version that was left
 * @param movedStranded those that were pinned to the target instead, having replayed there
 * @param moveCommand what moves the stranded ones that replay; empty where there are none
 */
public record RollbackFacts(
    Optional<DeploymentVersionId> target,
    List<DeploymentVersionId> left,
    List<String> passedOver,
    List<PlacedExecution> rescued,
    List<PlacedExecution> movedUnreplayed,
    List<PlacedExecution> stranded,
    List<PlacedExecution> movedStranded,
    Optional<String> moveCommand) {

  public RollbackFacts {
    left = List.copyOf(left);
    passedOver = List.copyOf(passedOver);
    rescued = List.copyOf(rescued);
    movedUnreplayed = List.copyOf(movedUnreplayed);
    stranded = List.copyOf(stranded);
    movedStranded = List.copyOf(movedStranded);
  }
}
