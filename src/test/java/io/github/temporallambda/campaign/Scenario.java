package io.github.temporallambda.campaign;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import java.util.List;
import java.util.Set;

/** What a campaign's run is, and what was there before it. */
enum Scenario {
  FIRST_RELEASE("a first release", 0),
  /** With a smoke workflow. */
  SECOND_RELEASE("a second release", 1),
  ROLLBACK("a rollback", 2),
  RELEASE_THROUGH_BUCKET("a release through a bucket", 0),
  RESCUING_ROLLBACK("a rollback that rescues and moves", 2),
  /** It is terminated, and nothing is routed: this run is to stop. */
  HANGING_SMOKE("a release whose smoke workflow hangs", 1),
  /** Of what an earlier run has published, where others manage, ramp and poll. */
  TAKEOVER("a release that takes over", 1),
  RAMPED_ROLLBACK("a rollback from under a ramp", 2);

  private static final Set<String> BY_THE_BUCKET =
      Set.of("HeadBucket", "HeadObject", "PutObject", "UpdateFunctionCode");

  private static final Set<String> HANGING =
      Set.of(
          "StartWorkflowExecution",
          "GetWorkflowExecutionHistory",
          "GetWorkflowExecutionHistoryReverse",
          "DescribeWorkflowExecution",
          "TerminateWorkflowExecution");

  private static final Set<String> RESCUING =
      Set.of(
          "GetWorkflowExecutionHistory",
          "StartBatchOperation",
          "DescribeBatchOperation",
          "DescribeWorkflowExecution",
          "UpdateWorkflowExecutionOptions",
          "UpdateWorkerDeploymentVersionMetadata",
          "SetWorkerDeploymentCurrentVersion");

  private static final Set<String> TAKING_OVER =
      Set.of(
          "GetFunction",
          "Download",
          "PutFunctionEventInvokeConfig",
          "UpdateWorkerDeploymentVersionComputeConfig",
          "UpdateWorkerDeploymentVersionMetadata",
          "SetWorkerDeploymentManager",
          "SetWorkerDeploymentCurrentVersion",
          "SetWorkerDeploymentRampingVersion");

  private static final Set<String> ROUTING =
      Set.of(
          "UpdateWorkerDeploymentVersionMetadata",
          "SetWorkerDeploymentCurrentVersion",
          "SetWorkerDeploymentRampingVersion");

  /** What is written here and nowhere else: the short forms disturb these alone. */
  private static final Set<String> OF_THEIR_OWN =
      Set.of(
          "TerminateWorkflowExecution",
          "StartBatchOperation",
          "UpdateWorkflowExecutionOptions",
          "SetWorkerDeploymentCurrentVersion");

  private static final String RAMPING = "b0";

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

  /** Whether what begins after as many runs can begin where this has ended. */
  boolean leadsOn() {
    return this == FIRST_RELEASE || this == SECOND_RELEASE;
  }

  /** Whether it can begin where others have ended, or others where it has. */
  boolean isInAChain() {
    return switch (this) {
      case FIRST_RELEASE, SECOND_RELEASE, ROLLBACK, RESCUING_ROLLBACK -> true;
      case RELEASE_THROUGH_BUCKET, HANGING_SMOKE, TAKEOVER, RAMPED_ROLLBACK -> false;
    };
  }

  /**
   * Whether the short forms take part in it. Not where a ramp stands beside a version of polls: on
   * a busy server of 1.32.1 such a deployment's own workflows lag by minutes.
   */
  boolean isShort() {
    return this != TAKEOVER && this != RAMPED_ROLLBACK;
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
    if (this == TAKEOVER) {
      world.runUndisturbed(world.order(RunKind.PUBLISH, "b2", world.zips().second()));
      Occupation occupation = world.occupation();
      occupation.poll("b2");
      occupation.poll(RAMPING);
      occupation.ramp(RAMPING);
      occupation.manage();
    }
    if (this == RAMPED_ROLLBACK) {
      Occupation occupation = world.occupation();
      occupation.poll(RAMPING);
      occupation.ramp(RAMPING);
    }
  }

  /** Whether a call is disturbed here: what others do just so is disturbed there. */
  boolean isAbout(RemoteCall call) {
    return switch (this) {
      case FIRST_RELEASE, SECOND_RELEASE, ROLLBACK -> true;
      case RELEASE_THROUGH_BUCKET -> BY_THE_BUCKET.contains(call.operation());
      case HANGING_SMOKE -> isAmong(HANGING, call);
      case RESCUING_ROLLBACK -> isAmong(RESCUING, call);
      case TAKEOVER -> TAKING_OVER.contains(call.operation());
      case RAMPED_ROLLBACK -> ROUTING.contains(call.operation());
    };
  }

  private static boolean isAmong(Set<String> operations, RemoteCall call) {
    boolean asked = Asked.isWhole() || !call.writes() || OF_THEIR_OWN.contains(call.operation());
    return asked && operations.contains(call.operation());
  }

  /** Whether a run that ended so did what there was to do. */
  boolean isDone(RunEnd end) {
    return this == HANGING_SMOKE
        ? end.stopped() && end.problems().stream().allMatch(Scenario::isOfTheSmoke)
        : !end.stopped();
  }

  private static boolean isOfTheSmoke(Problem problem) {
    return problem.kind() == ProblemKind.GATE && problem.what().contains("did not complete on");
  }

  /** The run that is disturbed. */
  RunOrder order(World world) {
    return switch (this) {
      case FIRST_RELEASE -> world.order(RunKind.ROLLOUT, "b1", world.zips().first());
      case SECOND_RELEASE -> world.order(RunKind.ROLLOUT_WITH_SMOKE, "b2", world.zips().second());
      case ROLLBACK, RAMPED_ROLLBACK -> world.order(RunKind.ROLLBACK, "b2", world.zips().second());
      case RELEASE_THROUGH_BUCKET ->
          world.order(RunKind.ROLLOUT_THROUGH_BUCKET, "b1", world.zips().first());
      case RESCUING_ROLLBACK ->
          world.order(RunKind.ROLLBACK_MOVING_STRANDED, "b2", world.zips().second());
      case HANGING_SMOKE ->
          world.order(RunKind.ROLLOUT_WITH_HANGING_SMOKE, "b2", world.zips().second());
      case TAKEOVER -> world.order(RunKind.ROLLOUT_CLAIMING, "b2", world.zips().second());
    };
  }
}
