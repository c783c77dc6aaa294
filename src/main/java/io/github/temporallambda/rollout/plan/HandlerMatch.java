package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.artifact.ClassFile;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.JavaVersion;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.List;
import java.util.Optional;

/**
 * The handler that the gate starts, beside the one that Lambda will. What was replayed is what
 * runs: a build that names another handler than the function would prove the wrong one. Pure.
 */
final class HandlerMatch {

  /** The Java versions of Lambda's runtimes that worker libraries run on. */
  private static final List<Integer> RUNTIMES = List.of(11, 17, 21, 25);

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

  /** Why Lambda could not load the handler's class; empty where it can. */
  static Optional<Problem> tooNew(Observed observed, RolloutRequest request) {
    return observed.contradictions().handlerClass().map(found -> tooNew(found, observed, request));
  }

  private static Problem tooNew(ClassFile found, Observed observed, RolloutRequest request) {
    String runtime = observed.function().settings().runtime();
    boolean frozen = request.candidate().mode() instanceof ReleaseMode.Adopting;
    return new Problem(
        ProblemKind.CONFIGURATION,
        "The handler's class was compiled for Java "
            + found.javaFeature()
            + ", which the function's runtime "
            + runtime
            + " cannot load.",
        List.of(
            "class   " + request.candidate().handlerOn(observed.function()).className(),
            "format  " + found.majorVersion() + " (class file version)",
            "runtime " + runtime),
        List.of(
            "compile for what the function runs: -Dmaven.compiler.release="
                + JavaVersion.ofRuntime(runtime).map(Object::toString).orElse("17"),
            "or give the function a runtime of that Java"
                + raise(found, request)
                + (frozen ? ", and publish it anew" : "")));
  }

  private static String raise(ClassFile found, RolloutRequest request) {
    return RUNTIMES.stream()
        .filter(runs -> runs >= found.javaFeature())
        .findFirst()
        .map(
            runs ->
                ": aws lambda update-function-configuration --function-name "
                    + request.function().functionName()
                    + " --runtime java"
                    + runs)
        .orElse("");
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
