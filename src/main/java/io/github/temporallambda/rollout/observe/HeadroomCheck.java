package io.github.temporallambda.rollout.observe;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.plan.Decision;
import io.github.temporallambda.rollout.plan.Observed;
import io.github.temporallambda.rollout.plan.PublishPlan;
import io.github.temporallambda.rollout.plan.RegisterPlan;
import io.github.temporallambda.rollout.plan.RolloutPlan;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Connections;
import java.util.List;
import java.util.Optional;

/** Holds a plan against the limits of the account and the namespace before anything is written. */
public final class HeadroomCheck {

  private final Connections connections;

  /** Reads limits and uses through {@code connections}. */
  public HeadroomCheck(Connections connections) {
    this.connections = connections;
  }

  /**
   * The decision as it was, a plan with what is to be warned of, or a refusal instead of a plan.
   * Reads only what the plan is going to use up.
   */
  public Decision judged(Decision decision, Observed observed, RolloutRequest request) {
    if (!(decision instanceof RolloutPlan plan) || !plan.changesAnything()) {
      return decision;
    }
    Headroom headroom = read(plan, observed, request);
    List<Problem> problems = headroom.problems();
    return problems.isEmpty()
        ? plan.withWarnings(headroom.warnings())
        : new Decision.Refused(problems);
  }

  /** Only what the plan is going to use up. */
  private Headroom read(RolloutPlan plan, Observed observed, RolloutRequest request) {
    boolean publishes =
        plan.publish() instanceof PublishPlan.PublishNew
            || plan.publish() instanceof PublishPlan.WriteLatest;
    boolean registers =
        plan.register() instanceof RegisterPlan.Create
            || plan.register() instanceof RegisterPlan.Mend;
    return new Headroom(
        observed.function(),
        connections.functions().reservedConcurrency(observed.function()),
        publishes
            ? Optional.of(
                new Headroom.Publishing(
                    request.candidate().artifact().bytes(), connections.functions().codeStorage()))
            : Optional.empty(),
        registers
            ? Optional.of(
                new Headroom.Registering(observed.routing(), connections.controllers().count()))
            : Optional.empty());
  }
}
