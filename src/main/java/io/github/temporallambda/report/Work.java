package io.github.temporallambda.report;

import java.util.List;

/**
 * What a run was to do and did.
 *
 * @param plan the plan, as a dry run prints it; empty where the goal plans nothing, or did not come
 *     to it
 * @param steps every step that began, in order
 */
public record Work(List<PlanLine> plan, List<StepReport> steps) {

  public Work {
    plan = List.copyOf(plan);
    steps = List.copyOf(steps);
  }

  /** Of a run that has neither planned nor begun anything. */
  public static Work none() {
    return of(List.of());
  }

  /** Steps without a plan. */
  public static Work of(List<StepReport> steps) {
    return new Work(List.of(), steps);
  }
}
