package io.github.temporallambda.history;

import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.RpcRefusal;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Which executions there are could not be found out, as long as it was asked: visibility did not
 * answer, or did not agree with itself. Neither yes nor no. What the server decided, such as that
 * this key may not read, is no such thing.
 */
public final class UnansweredException extends ProblemException {

  private static final long serialVersionUID = 1L;

  UnansweredException(Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  /**
   * What to throw of a refusal: this where the server may answer another time, else the problem.
   *
   * @param what what could not be done, as one sentence
   */
  static ProblemException or(String what, TemporalTarget target, StatusRuntimeException refused) {
    ProblemException problem = RpcProblems.remote(what, target, refused);
    return RpcRefusal.of(refused).isWorthAnotherRead()
        ? new UnansweredException(problem.problems().get(0), refused)
        : problem;
  }

  /** What was asked, and what came instead of an answer. */
  public Problem problem() {
    return problems().get(0);
  }
}
