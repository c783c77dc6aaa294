package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.EnvironmentVariables;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@link Worlds} has, for releases that are not a commit's own publication. */
final class ModeWorlds {

  static final DeploymentVersionId DEV =
      new DeploymentVersionId(Worlds.ORDERS, BuildId.DEVELOPMENT);
  static final String UNQUALIFIED = Worlds.goodFunction().unqualifiedArn();
  static final ReleaseMode DEVELOPMENT = new ReleaseMode.Development();
  static final ReleaseMode PUBLISHING = new ReleaseMode.Publishing();

  private ModeWorlds() {}

  /** As {@code mode} would release it: {@code dev} in development mode, else OURS. */
  static RolloutRequest request(ReleaseMode mode, Reach reach) {
    return request(mode, reach, Worlds.options(false, false));
  }

  static RolloutRequest request(ReleaseMode mode, Reach reach, RolloutRequest.Options options) {
    RolloutRequest usual = Worlds.request(reach, options);
    Candidate candidate = usual.candidate();
    boolean development = mode instanceof ReleaseMode.Development;
    Optional<GitCommit> commit =
        mode instanceof ReleaseMode.Publishing ? candidate.commit() : Optional.empty();
    return new RolloutRequest(
        usual.goal(),
        reach,
        new Candidate(
            development ? DEV : candidate.id(),
            commit,
            candidate.artifact(),
            candidate.handler(),
            mode),
        usual.function(),
        usual.target(),
        usual.gate(),
        usual.proof(),
        options);
  }

  /** Version {@code number}, without a marker of ours, behind these Build IDs already. */
  static ReleaseMode.Adopting adopting(long number, DeploymentVersionId... behind) {
    return new ReleaseMode.Adopting(
        new FunctionVersion(Worlds.arn(number), Worlds.CODE, Optional.empty()),
        Worlds.goodFunction(),
        List.of(behind));
  }

  /** {@code $LATEST} with these variables; with the candidate's code, or with some other. */
  static FunctionConfiguration latest(Map<String, String> variables, boolean candidatesCode) {
    FunctionConfiguration usual = Worlds.goodFunction();
    byte[] other = new byte[32];
    other[0] = 1;
    return new FunctionConfiguration(
        usual.functionName(),
        usual.unqualifiedArn(),
        usual.settings(),
        usual.state(),
        usual.revisionId(),
        candidatesCode ? Worlds.CODE : CodeSha256.of(other),
        EnvironmentVariables.of(variables));
  }

  static Map<String, String> announcingDev() {
    return WorkerVariables.announcing(DEV);
  }

  /** A deployment with these Build IDs, the first of them current. */
  static RoutingState routing(String... buildIds) {
    return new RoutingState(
        Worlds.ORDERS,
        Stream.of(buildIds).findFirst().map(Worlds::id),
        Optional.empty(),
        new ConflictToken("dG9rZW4="),
        true,
        "someone",
        "",
        Stream.of(buildIds).map(ModeWorlds::summary).toList());
  }

  /** {@code dev}, as the server has it once it was released. */
  static DeploymentVersion registeredDev() {
    return Worlds.registered(DEV, Optional.of(UNQUALIFIED), Map.of());
  }

  static Observed observed(
      FunctionConfiguration function,
      List<FunctionVersion> published,
      Optional<DeploymentVersion> registered,
      RoutingState routing) {
    return new Observed(
        function, published, registered, Optional.of(routing), Optional.empty(), true);
  }

  private static DeploymentVersionSummary summary(String buildId) {
    return new DeploymentVersionSummary(
        buildId,
        DeploymentVersionStatus.INACTIVE,
        new DeploymentVersionTimes(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.empty());
  }
}
