package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.lambda.LambdaProgress;
import io.github.temporallambda.mojo.wiring.Wiring;
import io.github.temporallambda.rollout.metadata.InvokedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a release can change, as Lambda and Temporal told it at one moment. Equal to another one
 * exactly when nothing of it was written in between; what versions become by themselves, such as
 * drained, is left out.
 *
 * @param latest the function's {@code $LATEST} with its revision
 * @param published the function's versions
 * @param routing the deployment's lock, routing and Build IDs; empty when there is none
 */
record World(FunctionConfiguration latest, List<FunctionVersion> published, List<String> routing) {

  static World read(
      RehearsalStack stack,
      TemporalConnection temporal,
      FunctionName functionName,
      DeploymentName deploymentName) {
    try (LambdaFunctions functions = LambdaFunctions.open(stack.aws(), LambdaProgress.SILENT)) {
      return new World(
          functions.describe(functionName),
          functions.versions(functionName),
          new WorkerDeployments(temporal, Wiring.IDENTITY)
              .describe(deploymentName)
              .map(World::lasting)
              .orElse(List.of()));
    }
  }

  private static List<String> lasting(RoutingState routing) {
    List<String> all = new ArrayList<>();
    all.add("lock " + routing.conflictToken().base64());
    all.add("current " + routing.current());
    all.add("ramp " + routing.ramp());
    routing.versions().stream()
        .map(DeploymentVersionSummary::buildId)
        .sorted()
        .forEach(buildId -> all.add("version " + buildId));
    return all;
  }

  /** The version of this ARN; empty where there is none. */
  Optional<InvokedFunction> published(FunctionArn arn) {
    return published.stream()
        .filter(version -> version.arn().equals(arn))
        .findFirst()
        .map(InvokedFunction.OfVersion::new);
  }

  /** What is not as {@code before} in a word each; empty when all is. */
  List<String> changesSince(World before) {
    List<String> changes = new ArrayList<>();
    change("$LATEST of the function", latest.equals(before.latest)).ifPresent(changes::add);
    change("the function's versions", published.equals(before.published)).ifPresent(changes::add);
    change("the deployment", routing.equals(before.routing)).ifPresent(changes::add);
    return changes;
  }

  private static Optional<String> change(String what, boolean same) {
    return same ? Optional.empty() : Optional.of(what + " is not as before");
  }
}
