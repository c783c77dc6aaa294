package io.github.temporallambda.connection;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;

/** What a user is told when a call to Temporal fails: the one place that maps gRPC's codes. */
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

  /** Whether the call may have taken effect although it failed, so that a read must decide. */
  public static boolean isAmbiguous(StatusRuntimeException error) {
    return switch (error.getStatus().getCode()) {
      case RESOURCE_EXHAUSTED, INTERNAL, DEADLINE_EXCEEDED, UNAVAILABLE, UNKNOWN, CANCELLED -> true;
      default -> false;
    };
  }

  /** What to do about it, as one line. */
  public static String hint(StatusRuntimeException error) {
    String text = String.valueOf(error.getStatus().getDescription());
    if (text.contains("Worker Deployment Versions are disabled")) {
      return "ask the operator to set system.enableDeploymentVersions for this namespace";
    }
    return switch (error.getStatus().getCode()) {
      case UNAVAILABLE -> "check that the service answers, then run it again";
      case DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED -> "wait a minute, then run it again";
      case UNAUTHENTICATED -> "give a valid key: TEMPORAL_API_KEY, or a server of settings.xml";
      case PERMISSION_DENIED ->
          "give a key that may write to this namespace (TEMPORAL_API_KEY), or ask the operator for"
              + " the permission";
      case UNIMPLEMENTED -> "use Temporal server 1.31.0 or newer";
      default -> "mend what the server names, then run it again";
    };
  }
}
