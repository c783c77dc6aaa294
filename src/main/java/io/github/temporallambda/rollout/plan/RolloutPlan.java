package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.plan.RegisterPlan.InvokedArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run will do, made by the {@link Planner} before anything is written.
 *
 * <p>A plan that routes to a build which the same plan does not replay cannot be made: the
 * constructor refuses it. So it does a plan that writes {@code $LATEST} under running executions
 * unreplayed, or that registers an unqualified ARN outside development mode.
 *
 * @param gate before any write
 * @param publish how the content comes to Lambda
 * @param register the Worker Deployment Version
 * @param smoke the workflow to complete before routing, where one is configured and needed
 * @param route the routing
 * @param warnings what the user should know beside it, one line each
 * @param end how the plan ends
 */
public record RolloutPlan(
    GatePlan gate,
    PublishPlan publish,
    RegisterPlan register,
    Optional<SmokeSpec> smoke,
    RoutePlan route,
    List<String> warnings,
    PlanEnd end)
    implements Decision {

  private static final String WARNING = "warning";

  public RolloutPlan {
    warnings = List.copyOf(warnings);
    boolean replays = gate instanceof GatePlan.Replay replay && publish.runs(replay.code());
    if (route instanceof RoutePlan.SetCurrent && !replays) {
      throw new IllegalArgumentException("a plan never routes to a build that it does not replay");
    }
    if (publish instanceof PublishPlan.WriteLatest && !replays) {
      throw new IllegalArgumentException("writing $LATEST moves executions: they replay before");
    }
    if (invokedArn(register).filter(arn -> arn != arnOf(publish)).isPresent()) {
      throw new IllegalArgumentException("only development mode registers an unqualified ARN");
    }
    if (gate instanceof GatePlan.Unneeded && writes(publish, register, route)) {
      throw new IllegalArgumentException("a plan never writes before it has seen the artifact");
    }
  }

  /** A copy with further warnings behind the present ones. */
  public RolloutPlan withWarnings(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new RolloutPlan(gate, publish, register, smoke, route, all, end);
  }

  /** Whether the plan writes anything anywhere. */
  public boolean changesAnything() {
    return writes(publish, register, route);
  }

  /**
   * The Deployment Version whose executions move with what is written to Lambda, before any
   * routing; empty where none does.
   */
  public Optional<DeploymentVersion> rewritten() {
    return publish instanceof PublishPlan.WriteLatest write ? write.invokedBy() : Optional.empty();
  }

  /** As a dry run prints it, one line a step, in the order of execution. */
  public List<PlanLine> lines() {
    List<PlanLine> lines = new ArrayList<>();
    lines.add(gate.line());
    lines.addAll(publish.lines());
    lines.add(register.line());
    smoke.ifPresent(
        spec ->
            lines.add(
                PlanLine.writing(
                    StepNames.SMOKE,
                    "complete "
                        + spec.workflowType()
                        + " on task queue "
                        + spec.taskQueue()
                        + ", pinned to the version")));
    lines.add(route.line());
    warnings.forEach(warning -> lines.add(PlanLine.idle(WARNING, warning)));
    return List.copyOf(lines);
  }

  private static Optional<InvokedArn> invokedArn(RegisterPlan register) {
    if (register instanceof RegisterPlan.Create create) {
      return Optional.of(create.arn());
    }
    return register instanceof RegisterPlan.Mend mend ? Optional.of(mend.arn()) : Optional.empty();
  }

  private static InvokedArn arnOf(PublishPlan publish) {
    boolean development =
        publish instanceof PublishPlan.WriteLatest || publish instanceof PublishPlan.LatestHolds;
    return development ? InvokedArn.UNQUALIFIED : InvokedArn.QUALIFIED;
  }

  private static boolean writes(PublishPlan publish, RegisterPlan register, RoutePlan route) {
    return publish instanceof PublishPlan.PublishNew
        || publish instanceof PublishPlan.WriteLatest
        || register instanceof RegisterPlan.Create
        || register instanceof RegisterPlan.Mend
        || route instanceof RoutePlan.SetCurrent;
  }
}
