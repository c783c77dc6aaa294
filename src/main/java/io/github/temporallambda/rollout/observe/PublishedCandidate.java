package io.github.temporallambda.rollout.observe;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.Workspace;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.rollout.request.Adoption;
import io.github.temporallambda.rollout.request.AdoptionRequest;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.PublishedRequest;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.request.SetCurrentRequest;
import io.github.temporallambda.rollout.run.Connections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a version that Lambda holds into something that can be gated and routed: its code is
 * fetched, once, and its configuration read, once, since neither ever changes.
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
   * The rollout that {@code request} means.
   *
   * @param workspace where the fetched code is kept while the run lasts
   * @throws ProblemException when the Lambda version is unknown, can carry no worker in Java, or is
   *     not what the request says it is
   */
  public RolloutRequest rollout(PublishedRequest request, Workspace workspace) {
    return request instanceof SetCurrentRequest registered
        ? rollout(registered, workspace)
        : rollout((AdoptionRequest) request, workspace);
  }

  private RolloutRequest rollout(SetCurrentRequest request, Workspace workspace) {
    LambdaCompute compute = compute(request.id());
    FunctionArn arn = qualified(request.id(), compute);
    ReleaseMode.Adopting adopting =
        adopting(published(arn.functionName(), arn.functionVersion()), List.of(request.id()));
    return new RolloutRequest(
        request.goal(),
        Reach.ROUTE,
        new Candidate(
            request.id(), Optional.empty(), fetched(arn, workspace), request.handler(), adopting),
        new FunctionTarget(arn.functionName(), compute.invocationRole(), compute.externalId()),
        request.target(),
        request.gate(),
        request.proof(),
        request.options());
  }

  private RolloutRequest rollout(AdoptionRequest request, Workspace workspace) {
    Adoption adoption = request.adoption();
    FunctionVersion version =
        published(adoption.function().functionName(), adoption.functionVersion());
    ReleaseMode.Adopting adopting =
        adopting(version, behind(adoption.deploymentName(), version.arn()));
    BuildId buildId = FrozenAnnouncement.of(adopting.frozen().environment()).agreed(adoption);
    return new RolloutRequest(
        request.goal(),
        Reach.ROUTE,
        new Candidate(
            new DeploymentVersionId(adoption.deploymentName(), buildId),
            adoption.commit(),
            fetched(version.arn(), workspace),
            adoption.handler(),
            adopting),
        adoption.function(),
        request.target(),
        request.gate(),
        request.proof(),
        request.options());
  }

  /** What can carry no worker is not worth fetching. */
  private ReleaseMode.Adopting adopting(
      FunctionVersion functionVersion, List<DeploymentVersionId> behind) {
    FunctionConfiguration frozen = connections.functions().describe(functionVersion.arn());
    List<Problem> problems = frozen.suitability();
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new ReleaseMode.Adopting(functionVersion, frozen, behind);
  }

  private DeploymentPackage fetched(FunctionArn arn, Workspace workspace) {
    return PackageReader.read(connections.functions().download(arn, workspace.directory("code")));
  }

  private FunctionVersion published(FunctionName functionName, long functionVersion) {
    List<FunctionVersion> published = connections.functions().versions(functionName);
    return published.stream()
        .filter(version -> version.functionVersion() == functionVersion)
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        ProblemKind.CONFIGURATION,
                        "temporal-lambda.functionVersion: function '"
                            + functionName
                            + "' has no version "
                            + functionVersion
                            + ".",
                        published.isEmpty()
                            ? List.of("none is published")
                            : List.of(
                                "the newest is "
                                    + published.get(published.size() - 1).functionVersion()),
                        List.of(
                            "aws lambda list-versions-by-function --function-name "
                                + functionName))));
  }

  /** The versions of the deployment that invoke this very Lambda version. */
  private List<DeploymentVersionId> behind(DeploymentName deploymentName, FunctionArn arn) {
    return new DeploymentReader(connections.deployments())
        .find(deploymentName).map(DeploymentReader.Whole::versions).orElse(List.of()).stream()
            .filter(version -> invokes(version, arn))
            .map(DeploymentVersion::id)
            .toList();
  }

  private static boolean invokes(DeploymentVersion version, FunctionArn arn) {
    return version
        .compute()
        .filter(compute -> compute.functionArn().equals(arn.toString()))
        .isPresent();
  }

  /**
   * The handler that a published version is set to.
   *
   * @throws ProblemException when that names no Java handler
   */
  public static HandlerName handler(FunctionConfiguration published) {
    return Candidate.handlerOf(published);
  }

  /** The variables by which a published version's worker learns what it is to announce. */
  public static Map<String, String> announcing(FunctionConfiguration published) {
    return FrozenAnnouncement.of(published.environment()).variables();
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
