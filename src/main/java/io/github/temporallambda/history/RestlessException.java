package io.github.temporallambda.history;

import io.github.temporallambda.problem.Problem;
import java.util.List;

/** An execution goes on in new runs faster than they can be read. */
final class RestlessException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient UnreadHistory unread;

  RestlessException(AffectedExecution execution, int runs) {
    super(execution.workflowId());
    this.unread = UnreadHistory.of(execution, reason(runs), problem(execution, runs), null);
  }

  UnreadHistory unread() {
    return unread;
  }

  private static String reason(int runs) {
    return "it went on in new runs faster than it was read, " + runs + " of them";
  }

  private static Problem problem(AffectedExecution execution, int runs) {
    return Problem.gate(
        "The execution " + execution.workflowId() + " goes on in new runs faster than it is read.",
        List.of(execution.workflowType() + ", " + runs + " runs were followed"),
        "run it again when it has calmed down, or look at it: temporal workflow describe"
            + " --workflow-id '"
            + execution.workflowId()
            + "'");
  }
}
