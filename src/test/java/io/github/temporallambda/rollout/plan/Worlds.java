package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.artifact.ContentDigest;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.lambda.EnvironmentVariables;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.FunctionSettings;
import io.github.temporallambda.lambda.FunctionState;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.StateReason;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.rollout.gate.ForkSettings;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.ProofSettings;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values for tests of the planner: a candidate, a function, and what may stand around them. */
public final class Worlds {

  public static final DeploymentName ORDERS = new DeploymentName("orders");
  public static final DeploymentVersionId OURS = id("3f2c1a9b7d10");
  public static final DeploymentVersionId THEIRS = id("aaaaaaaaaaaa");
  public static final Instant COMMITTED = Instant.parse("2026-11-20T10:00:00Z");
  public static final ContentDigest CONTENT = new ContentDigest("c".repeat(64));
  public static final ContentDigest OTHER_CONTENT = new ContentDigest("d".repeat(64));
  public static final CodeSha256 CODE = CodeSha256.of(new byte[32]);
  public static final TemporalTarget TARGET =
      new TemporalTarget("temporal.example:7233", "default");
  public static final HandlerName HANDLER = new HandlerName("com.example.Handler");
  public static final FunctionName FUNCTION = new FunctionName("order-worker");

  private Worlds() {}

  public static DeploymentVersionId id(String buildId) {
    return new DeploymentVersionId(ORDERS, new BuildId(buildId));
  }

  public static RolloutRequest request(Reach reach) {
    return request(reach, Optional.empty(), options(false, false));
  }

  public static RolloutRequest request(Reach reach, RolloutRequest.Options options) {
    return request(reach, Optional.empty(), options);
  }

  public static RolloutRequest.Options options(boolean allowOlder, boolean retryRolledBack) {
    return new RolloutRequest.Options(
        false, allowOlder, retryRolledBack, new Provenance("someone", Optional.empty()));
  }

  public static RolloutRequest request(
      Reach reach, Optional<SmokeSpec> smoke, RolloutRequest.Options options) {
    GitCommit commit =
        new GitCommit(
            Path.of("."), "3f2c1a9b7d10" + "0".repeat(28), COMMITTED, List.of(), "", true);
    DeploymentPackage artifact =
        new DeploymentPackage(Path.of("order-worker.zip"), 10, CODE, CONTENT);
    return new RolloutRequest(
        "rollout",
        reach,
        new Candidate(OURS, Optional.of(commit), artifact, Optional.empty()),
        new FunctionTarget(FUNCTION, Optional.empty(), Optional.empty()),
        TARGET,
        gate(OnInconclusive.STOP),
        new ProofSettings(Duration.ofMinutes(3), smoke, Duration.ofSeconds(30)),
        options);
  }

  /** Of no committed histories. */
  public static GateSettings gate(OnInconclusive choice) {
    return new GateSettings(
        Optional.empty(),
        ExecutionSelection.all(),
        ForkSettings.of(Map.of(), Path.of("java")),
        GateLimits.defaults(),
        choice);
  }

  public static FunctionConfiguration function(
      String runtime, int timeoutSeconds, Map<String, String> env) {
    return new FunctionConfiguration(
        FUNCTION,
        "arn:aws:lambda:eu-west-1:123456789012:function:order-worker",
        new FunctionSettings(
            runtime, HANDLER.value(), Duration.ofSeconds(timeoutSeconds), 512, List.of("x86_64")),
        new FunctionState("Active", StateReason.NONE, "Successful", StateReason.NONE),
        "revision-1",
        CODE,
        EnvironmentVariables.of(env));
  }

  public static FunctionConfiguration goodFunction() {
    return function("java17", 300, Map.of());
  }

  public static FunctionArn arn(long functionVersion) {
    return new FunctionArn("aws", "eu-west-1", "123456789012", FUNCTION, functionVersion);
  }

  public static FunctionVersion marked(
      long functionVersion, DeploymentVersionId id, ContentDigest content) {
    String target =
        VersionMarker.targetHash(TARGET.address(), TARGET.namespace(), id.deploymentName());
    return new FunctionVersion(
        arn(functionVersion), CODE, Optional.of(new VersionMarker(id.buildId(), content, target)));
  }

  public static DeploymentVersion registered(
      DeploymentVersionId id, Optional<String> arn, Map<String, String> metadata) {
    Optional<Instant> none = Optional.empty();
    return new DeploymentVersion(
        id,
        DeploymentVersionStatus.INACTIVE,
        arn.map(it -> new LambdaCompute(it, Optional.empty(), Optional.empty())),
        Set.of(),
        Set.of(),
        metadata,
        new DeploymentVersionTimes(none, none, none, none, none, none, none),
        "someone");
  }

  public static RoutingState routing(Optional<DeploymentVersionId> current, Optional<Ramp> ramp) {
    return new RoutingState(
        ORDERS, current, ramp, new ConflictToken("dG9rZW4="), true, "someone", "", List.of());
  }

  public static Observed untouched() {
    return new Observed(
        goodFunction(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), true);
  }
}
