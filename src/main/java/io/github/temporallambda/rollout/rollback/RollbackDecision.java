package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.problem.Problem;
import java.util.List;

/** What the planner makes of what was observed. */
public sealed interface RollbackDecision
    permits RollbackPlan, Completion, RollbackDecision.Refused {

  /** Nothing may be written. At least one problem, all that were found. */
  record Refused(List<Problem> problems) implements RollbackDecision {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }

    static Refused because(Problem problem) {
      return new Refused(List.of(problem));
    }
  }
}
