package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.deployment.ExecutionState;
import io.github.temporallambda.deployment.WorkflowExecutions;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Holds executions against what they have to reach after a release.
 *
 * @param server where they run
 * @param functionLog what the release's function printed
 * @param rehearsed the release
 */
record ExecutionProof(WorkflowExecutions server, FunctionLog functionLog, Rehearsed rehearsed) {

  /**
   * Passes when all have reached it, and none has failed.
   *
   * @param what they have to do, as {@code go on}
   * @throws ProblemException GATE, with what keeps each of the others
   */
  void require(
      ExecutionGroup group,
      List<ExecutionState> states,
      Predicate<ExecutionState> reached,
      String what) {
    List<String> evidence = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      if (!reached.test(states.get(i)) || states.get(i).isFailed()) {
        evidence.add(group.started().get(i) + " is " + states.get(i).status());
        evidence.addAll(server.troubles(group.started().get(i)));
      }
    }
    if (!evidence.isEmpty()) {
      throw new ProblemException(completed(problem(group, what, evidence)));
    }
  }

  private Problem problem(ExecutionGroup group, String what, List<String> evidence) {
    return Problem.gate(
        "After release "
            + rehearsed.release().release().name()
            + ", not all of "
            + group.wanted().count()
            + " "
            + group.wanted().workflowType()
            + " "
            + what
            + ".",
        evidence,
        "mend the workflow, or what <rehearse> says of these executions");
  }

  private Problem completed(Problem problem) {
    return rehearsed.function().map(it -> functionLog.completed(problem, it)).orElse(problem);
  }
}
