package io.github.temporallambda.deployment;

import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.RpcRefusal;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why the server did not take a compute config, in a user's words. */
final class ComputeProblems {

  private static final List<String> SWITCHES =
      List.of(
          "ask the operator to set in the server's dynamic config (read without a restart):",
          "workercontroller.enabled: [{value: true}]",
          "workercontroller.compute_providers.enabled: [{value: [aws-lambda]}]",
          "workercontroller.scaling_algorithms.enabled: [{value: [no-sync]}]");

  /** The server masks what failed, and no controller got so far as to keep it in its history. */
  private static final String UNTOLD =
      "run it again; where the namespace holds as many versions with a compute config as its"
          + " server takes (100 unless workercontroller.maxInstances is set), delete drained ones"
          + " before: temporal worker deployment delete-version";

  private ComputeProblems() {}

  /**
   * @param controllerFailure what the controller's own history says; the server masks it
   */
  static ProblemException explain(
      String what,
      LambdaCompute compute,
      TemporalTarget target,
      StatusRuntimeException error,
      Optional<String> controllerFailure) {
    List<String> evidence = new ArrayList<>();
    evidence.add("function: " + compute.functionArn());
    evidence.add("Temporal at " + target + " answered " + RpcProblems.answer(error));
    controllerFailure.ifPresent(text -> evidence.add("the server's controller failed: " + text));
    String said = String.join("\n", evidence).toLowerCase(Locale.ROOT);
    if (isSwitchedOff(said)) {
      return problem(
          ProblemKind.REMOTE,
          what + " Serverless workers are switched off.",
          evidence,
          SWITCHES,
          error);
    }
    if (said.contains("maximum number of versions")) {
      return problem(
          ProblemKind.REMOTE, what, evidence, List.of(RpcRefusal.VERSION_LIMIT.hint()), error);
    }
    return switch (RpcRefusal.of(error)) {
      case INVALID ->
          problem(ProblemKind.CONFIGURATION, what, evidence, List.of(hint(said)), error);
      case INTERNAL ->
          problem(
              ProblemKind.REMOTE,
              what,
              evidence,
              List.of(controllerFailure.isPresent() ? hint(said) : UNTOLD),
              error);
      default ->
          problem(ProblemKind.REMOTE, what, evidence, List.of(RpcProblems.hint(error)), error);
    };
  }

  private static boolean isSwitchedOff(String said) {
    boolean disabled = said.contains("disabled") || said.contains("not enabled");
    return said.contains("could not instantiate compute provider")
        || said.contains("could not instantiate scaling algorithm")
        || (disabled && (said.contains("compute provider") || said.contains("worker controller")));
  }

  private static String hint(String said) {
    if (said.contains("requires \"role\"")
        || said.contains("role_external_id")
        || said.contains("role and external")) {
      return "this server demands a role and an external ID: give -Dtemporal-lambda.invocationRole=…"
          + " and, in the environment, TEMPORAL_LAMBDA_EXTERNAL_ID";
    }
    if (said.contains("assumerole")) {
      return "let the invocation role be assumed by the server, with the external ID that is given";
    }
    if (said.contains("not authorized") || said.contains("accessdenied")) {
      return "allow lambda:GetFunction and lambda:InvokeFunction on the function and on its"
          + " versions (the ARN with :*)";
    }
    if (said.contains("resourcenotfound") || said.contains("not found")) {
      return "check that this function version exists in this region and account";
    }
    return "mend what the server names, then run it again: the same version is taken up";
  }

  private static ProblemException problem(
      ProblemKind kind, String what, List<String> evidence, List<String> next, Throwable cause) {
    return new ProblemException(new Problem(kind, what, evidence, next), cause);
  }
}
