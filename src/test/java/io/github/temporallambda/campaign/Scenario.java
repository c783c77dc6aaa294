package io.github.temporallambda.campaign;

import java.util.List;
import java.util.Set;

/** What a campaign's run is, and what was there before it. */
enum Scenario {
  FIRST_RELEASE("a first release", 0),
  SECOND_RELEASE("a second release", 1),
  ROLLBACK("a rollback", 2),
  RELEASE_THROUGH_BUCKET("a release through a bucket", 0),
  RESCUING_ROLLBACK("a rollback that rescues and moves", 2);

  private static final Set<String> BY_THE_BUCKET =
      Set.of("HeadBucket", "HeadObject", "PutObject", "UpdateFunctionCode");

  private static final Set<String> RESCUING =
      Set.of(
          "GetWorkflowExecutionHistory",
          "StartBatchOperation",
          "DescribeBatchOperation",
          "DescribeWorkflowExecution",
          "UpdateWorkflowExecutionOptions",
          "UpdateWorkerDeploymentVersionMetadata",
          "SetWorkerDeploymentCurrentVersion");

  private final String label;
  private final int runsBefore;

  Scenario(String label, int runsBefore) {
    this.label = label;
    this.runsBefore = runsBefore;
  }

  String label() {
    return label;
  }

  /** How many runs a world has behind it where this begins. */
  int runsBefore() {
    return runsBefore;
  }

  /** Brings a world to where this begins; what it has behind it, in whatever way, is not redone. */
  void prepare(World world) {
    for (Scenario before : List.of(FIRST_RELEASE, SECOND_RELEASE)) {
      if (world.runs() == before.runsBefore && before.runsBefore < runsBefore) {
        world.runUndisturbed(before.order(world));
        world.ranAs(before);
      }
    }
    if (this == RESCUING_ROLLBACK) {
      world.open(WorldExecution.values());
    }
  }

  /** Whether a call is disturbed here: what others do just so is disturbed there. */
  boolean isAbout(RemoteCall call) {
    return switch (this) {
      case FIRST_RELEASE, SECOND_RELEASE, ROLLBACK -> true;
      case RELEASE_THROUGH_BUCKET -> BY_THE_BUCKET.contains(call.operation());
      case RESCUING_ROLLBACK -> RESCUING.contains(call.operation());
    };
  }

  /** The run that is disturbed. */
  RunOrder order(World world) {
    return switch (this) {
      case FIRST_RELEASE -> world.rollout("b1", world.zips().first());
      case SECOND_RELEASE -> world.rollout("b2", world.zips().second());
      case ROLLBACK -> world.order(RunKind.ROLLBACK, "b2", world.zips().second());
      case RELEASE_THROUGH_BUCKET ->
          world.order(RunKind.ROLLOUT_THROUGH_BUCKET, "b1", world.zips().first());
      case RESCUING_ROLLBACK ->
          world.order(RunKind.ROLLBACK_MOVING_STRANDED, "b2", world.zips().second());
    };
  }
}
