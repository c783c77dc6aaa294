package io.github.temporallambda.rollout;

import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.report.PlanLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run will do, made by the {@link Planner} before anything is written.
 *
 * <p>A plan that routes to a build which the same plan does not replay cannot be made: the
 * constructor refuses it.
 *
 * @param gate before any write
 * @param publish the Lambda version
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
    if (route instanceof RoutePlan.SetCurrent && !replaysWhatIsRouted(gate, publish)) {
      throw new IllegalArgumentException("a plan never routes to a build that it does not replay");
    }
    if (gate instanceof GatePlan.Unneeded && writes(publish, register, route)) {
      throw new IllegalArgumentException("a plan never writes before it has seen the artifact");
    }
  }

  /** Whether the plan writes anything anywhere. */
  public boolean changesAnything() {
    return writes(publish, register, route);
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
                new PlanLine(
                    StepNames.SMOKE,
                    "complete "
                        + spec.workflowType()
                        + " on task queue "
                        + spec.taskQueue()
                        + ", pinned to the version",
                    true)));
    lines.add(route.line());
    warnings.forEach(warning -> lines.add(new PlanLine(WARNING, warning, false)));
    return List.copyOf(lines);
  }

  private static boolean replaysWhatIsRouted(GatePlan gate, PublishPlan publish) {
    if (!(gate instanceof GatePlan.Replay replay)) {
      return false;
    }
    if (publish instanceof PublishPlan.Reuse reuse) {
      return replay.code().equals(new CodeOrigin.Published(reuse.functionVersion()));
    }
    return replay.code() instanceof CodeOrigin.Built;
  }

  private static boolean writes(PublishPlan publish, RegisterPlan register, RoutePlan route) {
    return publish instanceof PublishPlan.PublishNew
        || register instanceof RegisterPlan.Create
        || register instanceof RegisterPlan.Mend
        || route instanceof RoutePlan.SetCurrent;
  }
}
