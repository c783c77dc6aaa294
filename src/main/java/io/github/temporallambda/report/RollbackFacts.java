package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentVersionId;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback found and did, as far as it came.
 *
 * @param course from where to where
 * @param rescued pinned to the version they have progressed on, because they would have broken
 * @param movedUnreplayed moved although they do not replay, because the user said so
 * @param stranded Pinned executions that stay on a version that was left
 * @param movedStranded those that were pinned to the target instead, having replayed there
 * @param moveCommand what moves the stranded ones that replay; empty where there are none
 */
public record RollbackFacts(
    Course course,
    List<PlacedExecution> rescued,
    List<PlacedExecution> movedUnreplayed,
    List<PlacedExecution> stranded,
    List<PlacedExecution> movedStranded,
    Optional<String> moveCommand) {

  public RollbackFacts {
    rescued = List.copyOf(rescued);
    movedUnreplayed = List.copyOf(movedUnreplayed);
    stranded = List.copyOf(stranded);
    movedStranded = List.copyOf(movedStranded);
  }

  /**
   * From where to where.
   *
   * @param target the version that is gone back to; empty where nothing is
   * @param left the versions that traffic is taken from, by this run or an earlier one
   * @param condemned those that this run has condemned
   * @param passedOver versions that were current after the target, each with the reason
   */
  public record Course(
      Optional<DeploymentVersionId> target,
      List<DeploymentVersionId> left,
      List<DeploymentVersionId> condemned,
      List<String> passedOver) {

    public Course {
      left = List.copyOf(left);
      condemned = List.copyOf(condemned);
      passedOver = List.copyOf(passedOver);
    }

    /** Of a run that has not decided yet. */
    public static Course unknown() {
      return new Course(Optional.empty(), List.of(), List.of(), List.of());
    }

    /** A copy that knows what was condemned. */
    public Course condemning(List<DeploymentVersionId> ids) {
      return new Course(target, left, ids, passedOver);
    }
  }
}
