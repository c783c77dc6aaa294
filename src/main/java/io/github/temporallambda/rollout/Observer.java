package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.ContentDifference;
import io.github.temporallambda.artifact.PackageLayout;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the world once: Lambda, Temporal and the artifact. Writes nothing. */
final class Observer {

  private final Connections connections;

  Observer(Connections connections) {
    this.connections = connections;
  }

  Observed observe(RolloutRequest request) {
    Candidate candidate = request.candidate();
    if (request.reach().includes(Reach.REGISTER)) {
      connections.deployments().requireServerScaledDeployments();
    }
    FunctionConfiguration function =
        connections.functions().describe(request.function().functionName());
    Optional<RoutingState> routing =
        connections.deployments().describe(candidate.id().deploymentName());
    Optional<DeploymentVersion> registered =
        routing.flatMap(state -> connections.deployments().describe(candidate.id()));
    Optional<DeploymentVersion> current =
        routing
            .flatMap(RoutingState::current)
            .filter(id -> id.deploymentName().equals(candidate.id().deploymentName()))
            .flatMap(connections.deployments()::describe);
    List<FunctionVersion> published =
        connections.functions().versions(request.function().functionName());
    request
        .function()
        .bucket()
        .ifPresent(bucket -> connections.functions().requireUsable(bucket, function));
    HandlerName handler = handler(request, function);
    return new Observed(
        function,
        published,
        registered,
        routing,
        current,
        PackageLayout.containsClass(candidate.artifact(), handler.className()),
        difference(published, request));
  }

  /** Fetches what was published under our Build ID only where its marker tells of other content. */
  private Optional<ContentDifference> difference(
      List<FunctionVersion> published, RolloutRequest request) {
    return OtherContent.published(published, request).map(version -> difference(version, request));
  }

  private ContentDifference difference(FunctionVersion published, RolloutRequest request) {
    try (Workspace workspace = Workspace.create()) {
      Path code =
          connections.functions().download(published.arn(), workspace.directory("published"));
      return ContentDifference.between(PackageReader.read(code), request.candidate().artifact());
    } catch (ProblemException e) {
      // That the contents differ is certain, and why they could not be compared is told with it.
      List<Problem> all = new ArrayList<>();
      all.add(OtherContent.problem(published, request, Optional.empty()));
      all.addAll(e.problems());
      throw new ProblemException(all);
    }
  }

  /** The module's handler, or else the function's own. */
  static HandlerName handler(RolloutRequest request, FunctionConfiguration function) {
    return request.candidate().handler().orElseGet(() -> named(function));
  }

  static HandlerName named(FunctionConfiguration function) {
    try {
      return new HandlerName(function.settings().handler());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.configuration(
              "The function's handler setting names no Java handler: " + e.getMessage() + ".",
              "aws lambda update-function-configuration --function-name "
                  + function.functionName()
                  + " --handler pkg.Class"),
          e);
    }
  }
}
