package io.github.temporallambda.rollout;

import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import java.util.List;
import java.util.Optional;

/**
 * The handler that the gate starts, beside the one that Lambda will. What was replayed is what
 * runs: a build that names another handler than the function would prove the wrong one. Pure.
 */
final class HandlerMatch {

  private HandlerMatch() {}

  /** Why they may not differ as they do; empty where they do not. */
  static Optional<Problem> problem(Observed observed, RolloutRequest request) {
    String ofFunction = observed.function().settings().handler();
    return request
        .candidate()
        .handler()
        .filter(replayed -> !entry(replayed.value()).equals(entry(ofFunction)))
        .map(replayed -> problem(replayed, ofFunction, request));
  }

  /** Without a method Lambda calls this one. */
  private static String entry(String handler) {
    return handler.contains("::") ? handler : handler + "::handleRequest";
  }

  private static Problem problem(HandlerName replayed, String ofFunction, RolloutRequest request) {
    return new Problem(
        ProblemKind.CONFIGURATION,
        "temporal-lambda.handler: the gate would replay another handler than the function runs.",
        List.of("replayed " + replayed, "runs     " + ofFunction),
        List.of(
            "aws lambda update-function-configuration --function-name "
                + request.function().functionName()
                + " --handler "
                + replayed,
            "or leave <handler> out: then the function's own is replayed",
            "or, where the gate alone needs another one, name it as <replayHandler>"));
  }
}
