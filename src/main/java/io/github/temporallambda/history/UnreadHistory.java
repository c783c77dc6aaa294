package io.github.temporallambda.history;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * An execution whose history could not be read, as long as it was tried: whether it replays, nobody
 * knows.
 *
 * @param execution whose it is
 * @param reason in words that are the same for all executions to which the same happened
 * @param stop what to throw where this must not be
 */
public record UnreadHistory(AffectedExecution execution, String reason, ProblemException stop) {

  static UnreadHistory of(
      AffectedExecution execution, String reason, Problem problem, @Nullable Throwable cause) {
    return new UnreadHistory(execution, reason, new ProblemException(problem, cause));
  }

  /** What stands for it among the histories: without events, and on no task queue. */
  public RecordedHistory history() {
    return new RecordedHistory(
        "live",
        execution.workflowId(),
        execution.runId(),
        execution.workflowType(),
        "",
        0,
        HistoryContent.none());
  }
}
