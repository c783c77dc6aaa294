package io.github.temporallambda.campaign;

import java.util.Set;

/** What a campaign's run is, and what was there before it. */
enum Scenario {
  FIRST_RELEASE("a first release"),
  SECOND_RELEASE("a second release"),
  ROLLBACK("a rollback"),
  RELEASE_THROUGH_BUCKET("a release through a bucket"),
  RESCUING_ROLLBACK("a rollback that rescues and moves");

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

  Scenario(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Brings a fresh world to where this begins. */
  void prepare(World world) {
    if (this != FIRST_RELEASE && this != RELEASE_THROUGH_BUCKET) {
      world.runUndisturbed(world.rollout("b1", world.zips().first()));
    }
    if (this == ROLLBACK || this == RESCUING_ROLLBACK) {
      world.runUndisturbed(world.rollout("b2", world.zips().second()));
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
