package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.Management;
import java.util.ArrayList;
import java.util.List;

/** A rollback's plan as it is printed before anything is written, one line a step. */
final class RollbackLines {

  private RollbackLines() {}

  static List<PlanLine> of(RollbackPlan plan, RollbackRequest request) {
    List<PlanLine> lines = new ArrayList<>();
    plan.passedOver().forEach(it -> lines.add(PlanLine.idle(StepNames.PLAN, "pass over: " + it)));
    lines.add(
        PlanLine.reading(
            StepNames.REPLAY,
            "replay what moves back on "
                + plan.target().id()
                + ", as Lambda holds it: "
                + plan.target().functionVersion().arn()));
    lines.add(settling(request.onIncompatible()));
    Management management = request.options().provenance().management();
    if (management.isToBeClaimed(plan.route().from())) {
      lines.add(PlanLine.writing(StepNames.SET_CURRENT, Management.says(plan.route().from())));
    }
    lines.add(route(plan));
    lines.add(
        plan.condemn().isEmpty()
            ? PlanLine.idle(StepNames.CONDEMN, "no version is left")
            : PlanLine.writing(StepNames.CONDEMN, "condemn " + BackRouting.names(plan.condemn())));
    if (!plan.left().isEmpty()) {
      lines.add(stranded(request));
    }
    return List.copyOf(lines);
  }

  static List<PlanLine> of(Completion completion, RollbackRequest request) {
    List<PlanLine> lines = new ArrayList<>();
    lines.add(PlanLine.idle(StepNames.SET_CURRENT, completion.why()));
    if (!completion.condemn().isEmpty()) {
      lines.add(
          PlanLine.writing(
              StepNames.CONDEMN, "condemn " + BackRouting.names(completion.condemn())));
    }
    if (!completion.left().isEmpty()) {
      lines.add(stranded(request));
    }
    return List.copyOf(lines);
  }

  private static PlanLine route(RollbackPlan plan) {
    String ramp = plan.route().from().ramp().isPresent() ? "clear the ramp" : "";
    if (plan.route() instanceof RoutingBack.ClearRamp) {
      return PlanLine.writing(
          StepNames.CLEAR_RAMP, ramp + "; " + plan.target().id() + " stays current");
    }
    String before = plan.route().from().current().map(Object::toString).orElse("nothing");
    return PlanLine.writing(
        StepNames.SET_CURRENT,
        "route from "
            + before
            + " to "
            + plan.target().id()
            + (ramp.isEmpty() ? "" : ", and " + ramp));
  }

  /** What does not replay and moves all the same is moved by the routing, not by this step. */
  private static PlanLine settling(OnIncompatible onIncompatible) {
    return switch (onIncompatible) {
      case RESCUE ->
          PlanLine.writing(
              StepNames.RESCUE, "pin what does not replay to the version it has progressed on");
      case STOP -> PlanLine.reading(StepNames.RESCUE, "stop where anything does not replay");
      case MOVE -> PlanLine.reading(StepNames.RESCUE, "move also what does not replay");
    };
  }

  private static PlanLine stranded(RollbackRequest request) {
    return request.options().moveStranded()
        ? PlanLine.writing(StepNames.STRANDED, "move Pinned executions that replay there")
        : PlanLine.reading(StepNames.STRANDED, "list Pinned executions that stay behind");
  }
}
