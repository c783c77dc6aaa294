package io.github.temporallambda.connection;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;

/** What a user is told when a call to Temporal fails: by {@link RpcRefusal}. */
public final class RpcProblems {

  private RpcProblems() {}

  /**
   * A problem of kind REMOTE, to throw.
   *
   * @param what what could not be done, as one sentence
   * @param target the service that was called
   * @param error its answer; code and description become the evidence
   */
  public static ProblemException remote(
      String what, TemporalTarget target, StatusRuntimeException error) {
    Problem problem =
        Problem.remote(
            what, List.of("Temporal at " + target + " answered " + answer(error)), hint(error));
    return new ProblemException(problem, error);
  }

  /** The code and the server's description on one line, as in {@code NOT_FOUND: no such thing}. */
  public static String answer(StatusRuntimeException error) {
    Status status = error.getStatus();
    return Optional.ofNullable(status.getDescription())
        .map(text -> status.getCode() + ": " + text)
        .orElse(status.getCode().name());
  }

  /**
   * Whether the call may have taken effect although it failed, or would another time: a read must
   * decide. Not where what is there already is the answer.
   */
  public static boolean isAmbiguous(StatusRuntimeException error) {
    RpcRefusal row = RpcRefusal.of(error);
    boolean decided =
        row == RpcRefusal.TOKEN || row == RpcRefusal.EXISTS || row == RpcRefusal.NOT_BOUND_YET;
    return row.reaction() != RpcReaction.STOP && !decided;
  }

  /** What to do about it, as one line. */
  public static String hint(StatusRuntimeException error) {
    return RpcRefusal.of(error).hint();
  }
}
