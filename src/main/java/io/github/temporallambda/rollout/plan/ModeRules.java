package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What keeps the modes of release apart: a deployment, and a function, is for commits or for
 * development, and one Lambda version is behind one Deployment Version. Pure.
 */
final class ModeRules {

  private static final int MOST_SHOWN = 5;

  private ModeRules() {}

  static List<Problem> problems(Observed observed, RolloutRequest request) {
    ReleaseMode mode = request.candidate().mode();
    if (mode instanceof ReleaseMode.Development) {
      return development(observed, request);
    }
    List<Problem> problems = new ArrayList<>();
    developmentDeployment(observed, request).ifPresent(problems::add);
    if (mode instanceof ReleaseMode.Adopting adopting) {
      otherBuildId(adopting, request.candidate().id()).ifPresent(problems::add);
    } else {
      developmentFunction(observed, request).ifPresent(problems::add);
    }
    return List.copyOf(problems);
  }

  private static List<Problem> development(Observed observed, RolloutRequest request) {
    List<Problem> problems = new ArrayList<>();
    commitDeployment(observed, request).ifPresent(problems::add);
    commitFunction(observed, request).ifPresent(problems::add);
    return List.copyOf(problems);
  }

  private static Optional<Problem> commitDeployment(Observed observed, RolloutRequest request) {
    List<String> others =
        buildIds(observed).stream()
            .filter(buildId -> !buildId.equals(BuildId.DEVELOPMENT.value()))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.conflict(
                "temporal-lambda.development: deployment '"
                    + request.candidate().id().deploymentName()
                    + "' has versions of commits, and development mode needs one of its own.",
                List.of("its Build IDs: " + shown(others)),
                ownDeployment(request, "-dev")));
  }

  /** Preparing its next commit would write other code under the executions of {@code dev}. */
  private static Optional<Problem> commitFunction(Observed observed, RolloutRequest request) {
    List<String> marked =
        observed.published().stream()
            .filter(version -> version.marker().isPresent())
            .map(FunctionVersion::arn)
            .map(Object::toString)
            .toList();
    return marked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.conflict(
                "temporal-lambda.functionName: commits are released through function '"
                    + request.function().functionName()
                    + "', whose $LATEST development mode would keep for itself.",
                List.of("published for commits: " + shown(marked)),
                "give development mode a function of its own: -Dtemporal-lambda.functionName="
                    + request.function().functionName()
                    + "-dev"));
  }

  private static Optional<Problem> developmentDeployment(
      Observed observed, RolloutRequest request) {
    return buildIds(observed).contains(BuildId.DEVELOPMENT.value())
        ? Optional.of(
            Problem.conflict(
                "temporal-lambda.deploymentName: deployment '"
                    + request.candidate().id().deploymentName()
                    + "' is in development mode: its Build ID 'dev' runs whatever $LATEST holds.",
                List.of("asked for " + request.candidate().id()),
                ownDeployment(request, "-releases")))
        : Optional.empty();
  }

  private static Optional<Problem> developmentFunction(Observed observed, RolloutRequest request) {
    return observed
        .function()
        .environment()
        .get(WorkerVariables.BUILD_ID)
        .filter(BuildId.DEVELOPMENT.value()::equals)
        .map(
            dev ->
                Problem.conflict(
                    "temporal-lambda.functionName: function '"
                        + request.function().functionName()
                        + "' is in development mode: a release would change the code under the"
                        + " executions that run on its $LATEST.",
                    List.of(WorkerVariables.BUILD_ID + " of $LATEST is 'dev'"),
                    "release through another function (-Dtemporal-lambda.functionName=…); or, if"
                        + " nothing runs on it any more, take "
                        + WorkerVariables.BUILD_ID
                        + " out of its environment"));
  }

  /** Both would be one code with two names, and each worker announces one of them only. */
  private static Optional<Problem> otherBuildId(
      ReleaseMode.Adopting adopting, DeploymentVersionId id) {
    return adopting.behind().stream()
        .filter(other -> !other.equals(id))
        .findFirst()
        .map(
            other ->
                Problem.conflict(
                    "Lambda version "
                        + adopting.functionVersion().functionVersion()
                        + " is behind "
                        + other
                        + " already, and one Lambda version has one Build ID.",
                    List.of(
                        "registered " + other + " with " + adopting.functionVersion().arn(),
                        "asked for  " + id),
                    "route to it: mvn temporal-lambda:set-current -Dtemporal-lambda.deploymentName="
                        + other.deploymentName()
                        + " -Dtemporal-lambda.buildId="
                        + other.buildId()));
  }

  private static String ownDeployment(RolloutRequest request, String suffix) {
    return "give it another name: -Dtemporal-lambda.deploymentName="
        + request.candidate().id().deploymentName()
        + suffix;
  }

  private static List<String> buildIds(Observed observed) {
    return observed.routing().map(RoutingState::versions).orElse(List.of()).stream()
        .map(DeploymentVersionSummary::buildId)
        .toList();
  }

  private static String shown(List<String> all) {
    String first = String.join(", ", all.subList(0, Math.min(MOST_SHOWN, all.size())));
    return all.size() > MOST_SHOWN ? first + " and " + (all.size() - MOST_SHOWN) + " more" : first;
  }
}
