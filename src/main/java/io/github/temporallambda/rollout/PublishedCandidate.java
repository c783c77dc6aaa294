package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.util.List;
import java.util.Optional;

/**
 * Turns a registered version back into something that can be gated and routed: its code is fetched
 * from the Lambda version that it points at.
 */
public final class PublishedCandidate {

  private static final String STATUS =
      "mvn temporal-lambda:status -Dtemporal-lambda.deploymentName=";

  private final Connections connections;

  /** Reads through {@code connections}; writes nothing remote. */
  public PublishedCandidate(Connections connections) {
    this.connections = connections;
  }

  /**
   * The rollout that routes to a registered version.
   *
   * @param workspace where the fetched code is kept while the run lasts
   * @throws ProblemException when the version is unknown or has no Lambda version of its own
   */
  public RolloutRequest rollout(SetCurrentRequest request, Workspace workspace) {
    LambdaCompute compute = compute(request.id());
    FunctionArn arn = qualified(request.id(), compute);
    DeploymentPackage fetched =
        PackageReader.read(connections.functions().download(arn, workspace.directory("code")));
    return new RolloutRequest(
        "set-current",
        Reach.ROUTE,
        new Candidate(
            request.id(),
            Optional.empty(),
            fetched,
            Optional.of(Observer.named(connections.functions().describe(arn)))),
        new FunctionTarget(arn.functionName(), compute.invocationRole(), compute.externalId()),
        request.target(),
        request.gate(),
        request.proof(),
        request.options());
  }

  /**
   * The handler that a published version is set to.
   *
   * @throws ProblemException when that names no Java handler
   */
  public static HandlerName handler(FunctionConfiguration published) {
    return Observer.named(published);
  }

  private LambdaCompute compute(DeploymentVersionId id) {
    DeploymentVersion version =
        connections
            .deployments()
            .describe(id)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.configuration(
                            "temporal-lambda.buildId: the server knows no version " + id + ".",
                            STATUS + id.deploymentName() + " lists the versions there are")));
    return version
        .compute()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.configuration(
                        id + " has no Lambda function behind it: a poll created it.",
                        "mvn temporal-lambda:rollout from the commit it was built from")));
  }

  private static FunctionArn qualified(DeploymentVersionId id, LambdaCompute compute) {
    try {
      return FunctionArn.parse(compute.functionArn());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          new Problem(
              ProblemKind.CONFIGURATION,
              id + " points at no immutable Lambda version.",
              List.of(compute.functionArn()),
              List.of("release it anew: mvn temporal-lambda:rollout")),
          e);
    }
  }
}
