package io.github.temporallambda.rollout;

import io.github.temporallambda.problem.Problem;
import java.util.List;

/** What the planner makes of what was observed: a plan, or all the reasons against one. */
public sealed interface Decision permits RolloutPlan, Decision.Refused {

  /** Nothing may be written. At least one problem, all that were found. */
  record Refused(List<Problem> problems) implements Decision {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }
  }
}
