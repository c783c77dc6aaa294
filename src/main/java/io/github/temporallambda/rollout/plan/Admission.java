package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.lambda.CodeSource;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reasons why nothing may be planned at all, found together so that a user mends them in one go.
 * Pure.
 */
final class Admission {

  List<Problem> problems(Observed observed, RolloutRequest request) {
    List<Problem> problems = new ArrayList<>(observed.function().suitability());
    handler(observed, request).ifPresent(problems::add);
    HandlerMatch.problem(observed, request).ifPresent(problems::add);
    HandlerMatch.tooNew(observed, request).ifPresent(problems::add);
    tooLarge(observed, request).ifPresent(problems::add);
    problems.addAll(environment(observed, request));
    otherTarget(observed, request, "TEMPORAL_ADDRESS", request.target().address())
        .ifPresent(problems::add);
    otherTarget(observed, request, "TEMPORAL_NAMESPACE", request.target().namespace())
        .ifPresent(problems::add);
    problems.addAll(ModeRules.problems(observed, request));
    otherContent(observed, request).ifPresent(problems::add);
    Crossings.problem(observed, request).ifPresent(problems::add);
    OtherConfiguration.problem(observed, request).ifPresent(problems::add);
    roleless(observed, request).ifPresent(problems::add);
    ReleaseOrder.older(observed, request).ifPresent(problems::add);
    ReleaseOrder.condemned(observed, request).ifPresent(problems::add);
    managed(observed, request).ifPresent(problems::add);
    return List.copyOf(problems);
  }

  /** Only who changes the routing has to be its manager, and what is current needs no change. */
  private static Optional<Problem> managed(Observed observed, RolloutRequest request) {
    DeploymentVersionId id = request.candidate().id();
    return request.reach().includes(Reach.ROUTE)
        ? observed
            .routing()
            .filter(routing -> !routing.isCurrent(id) || routing.keepsRampFromBefore(id))
            .flatMap(request.options().provenance().management()::objection)
        : Optional.empty();
  }

  private static Optional<Problem> handler(Observed observed, RolloutRequest request) {
    if (observed.handlerPresent()) {
      return Optional.empty();
    }
    String handler =
        request
            .candidate()
            .handler()
            .map(Object::toString)
            .orElse(observed.function().settings().handler());
    return Optional.of(
        new Problem(
            ProblemKind.CONFIGURATION,
            "temporal-lambda.handler: the artifact does not hold the handler's class.",
            List.of(
                "handler  " + handler,
                "artifact " + request.candidate().artifact().file().getFileName()),
            List.of(
                "name the artifact that holds it (<classifier>), or the handler (<handler>), in"
                    + " the plugin's configuration")));
  }

  /** The function's worker would talk to another server than the one that invokes it. */
  private static Optional<Problem> otherTarget(
      Observed observed, RolloutRequest request, String variable, String wanted) {
    boolean frozen = request.candidate().mode() instanceof ReleaseMode.Adopting;
    return observed
        .function()
        .environment()
        .get(variable)
        .filter(found -> !found.equals(wanted))
        .map(
            found ->
                new Problem(
                    ProblemKind.CONFIGURATION,
                    (frozen ? "The version's" : "The function's")
                        + " environment names another "
                        + variable
                        + " than the target of this release.",
                    List.of(
                        "function " + request.function().functionName(),
                        "target   " + request.target()),
                    List.of(
                        "set "
                            + variable
                            + " of the function to '"
                            + wanted
                            + (frozen ? "' and publish it anew" : "'"))));
  }

  private static Optional<Problem> otherContent(Observed observed, RolloutRequest request) {
    if (request.candidate().mode() instanceof ReleaseMode.Development) {
      return Optional.empty();
    }
    return OtherContent.published(observed.published(), request)
        .map(
            version -> OtherContent.problem(version, request, observed.contradictions().content()));
  }

  private static Optional<Problem> tooLarge(Observed observed, RolloutRequest request) {
    return uploads(observed, request) && request.function().bucket().isEmpty()
        ? new CodeSource.Inline(request.candidate().artifact()).tooLarge()
        : Optional.empty();
  }

  /** Lambda would say so only once the run writes. */
  private static List<Problem> environment(Observed observed, RolloutRequest request) {
    return uploads(observed, request)
        ? observed.function().refusals(WorkerVariables.announcing(request.candidate().id()))
        : List.of();
  }

  /** Only what will be uploaded has to fit; what is published already did. */
  private static boolean uploads(Observed observed, RolloutRequest request) {
    return !(request.candidate().mode() instanceof ReleaseMode.Adopting)
        && Planner.reusable(observed, request).isEmpty();
  }

  /** An external ID without a role would silently not be presented to anyone. */
  private static Optional<Problem> roleless(Observed observed, RolloutRequest request) {
    return InvocationAccess.of(observed, request.function()).lacksRole()
            && request.reach().includes(Reach.REGISTER)
        ? Optional.of(
            Problem.configuration(
                "temporal-lambda.invocationRole: an external ID is given, and no role that it"
                    + " belongs to.",
                "name the role (<invocationRole>), or unset TEMPORAL_LAMBDA_EXTERNAL_ID and"
                    + " <externalId> in settings.xml"))
        : Optional.empty();
  }
}
