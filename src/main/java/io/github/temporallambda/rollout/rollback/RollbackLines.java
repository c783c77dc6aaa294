package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.Management;
import io.github.temporallambda.rollout.StepNames;
import java.util.ArrayList;
import java.util.List;

/** A rollback's plan as it is printed before anything is written, one line a step. */
final class RollbackLines {

  private RollbackLines() {}

  static List<PlanLine> of(RollbackPlan plan, RollbackRequest request) {
    List<PlanLine> lines = new ArrayList<>();
    plan.passedOver()
        .forEach(it -> lines.add(new PlanLine(StepNames.PLAN, "pass over: " + it, false)));
    lines.add(
        change(
            StepNames.REPLAY,
            "replay what moves back on "
                + plan.target().id()
                + ", as Lambda holds it: "
                + plan.target().functionVersion().arn()));
    lines.add(
        change(
            StepNames.RESCUE,
            switch (request.onIncompatible()) {
              case RESCUE -> "pin what does not replay to the version it has progressed on";
              case STOP -> "stop where anything does not replay";
              case MOVE -> "move also what does not replay";
            }));
    Management management = request.options().provenance().management();
    if (management.isToBeClaimed(plan.route().from())) {
      lines.add(change(StepNames.SET_CURRENT, Management.says(plan.route().from())));
    }
    lines.add(route(plan));
    lines.add(
        plan.condemn().isEmpty()
            ? new PlanLine(StepNames.CONDEMN, "no version is left", false)
            : change(StepNames.CONDEMN, "condemn " + BackRouting.names(plan.condemn())));
    if (!plan.left().isEmpty()) {
      lines.add(stranded(request));
    }
    return List.copyOf(lines);
  }

  static List<PlanLine> of(Completion completion, RollbackRequest request) {
    List<PlanLine> lines = new ArrayList<>();
    lines.add(new PlanLine(StepNames.SET_CURRENT, completion.why(), false));
    if (!completion.condemn().isEmpty()) {
      lines.add(change(StepNames.CONDEMN, "condemn " + BackRouting.names(completion.condemn())));
    }
    if (!completion.left().isEmpty()) {
      lines.add(stranded(request));
    }
    return List.copyOf(lines);
  }

  private static PlanLine route(RollbackPlan plan) {
    String ramp = plan.route().from().ramp().isPresent() ? "clear the ramp" : "";
    if (plan.route() instanceof RoutingBack.ClearRamp) {
      return change(StepNames.CLEAR_RAMP, ramp + "; " + plan.target().id() + " stays current");
    }
    String before = plan.route().from().current().map(Object::toString).orElse("nothing");
    return change(
        StepNames.SET_CURRENT,
        "route from "
            + before
            + " to "
            + plan.target().id()
            + (ramp.isEmpty() ? "" : ", and " + ramp));
  }

  private static PlanLine stranded(RollbackRequest request) {
    return request.options().moveStranded()
        ? change(StepNames.STRANDED, "move Pinned executions that replay there")
        : change(StepNames.STRANDED, "list Pinned executions that stay behind");
  }

  private static PlanLine change(String step, String says) {
    return new PlanLine(step, says, true);
  }
}
