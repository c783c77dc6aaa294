package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.rollback.BackingCode.Held;
import io.github.temporallambda.rollout.rollback.BackingCode.Missing;
import io.github.temporallambda.rollout.rollback.RollbackRequest.Options;
import io.github.temporallambda.rollout.rollback.RollbackRequest.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A deployment for tests of the planner, built version by version. */
final class RollbackWorlds {

  static final DeploymentName ORDERS = new DeploymentName("orders");
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final List<DeploymentVersion> versions = new ArrayList<>();
  private final Map<DeploymentVersionId, BackingCode> code = new HashMap<>();
  private Optional<DeploymentVersionId> current = Optional.empty();
  private Optional<Ramp> ramp = Optional.empty();
  private Optional<Instant> currentSince = Optional.empty();

  static DeploymentVersionId id(String buildId) {
    return new DeploymentVersionId(ORDERS, new BuildId(buildId));
  }

  /** A version that became current in that hour, and has its code. */
  RollbackWorlds wasCurrent(String buildId, int hour) {
    return version(buildId, Optional.of(hour), Map.of());
  }

  RollbackWorlds neverCurrent(String buildId) {
    return version(buildId, Optional.empty(), Map.of());
  }

  RollbackWorlds condemned(String buildId, int hour) {
    return version(
        buildId,
        Optional.of(hour),
        new Condemnation(Optional.of(START), "orders got stuck", "ada").entries());
  }

  /** Left by a rollback to {@code to} that could not condemn it. */
  RollbackWorlds cutShort(String buildId, int hour, String to) {
    return version(buildId, Optional.of(hour), new Departure(id(buildId), id(to), "ada").entries());
  }

  RollbackWorlds without(String buildId, String why) {
    code.put(id(buildId), new Missing(why));
    return this;
  }

  RollbackWorlds current(String buildId) {
    current = Optional.of(id(buildId));
    return this;
  }

  RollbackWorlds ramp(String buildId) {
    ramp = Optional.of(new Ramp(Optional.of(id(buildId)), 20, Optional.empty()));
    return this;
  }

  /** One that stood before what is current became it. */
  RollbackWorlds rampFromBefore(String buildId) {
    ramp = Optional.of(new Ramp(Optional.of(id(buildId)), 20, Optional.of(START)));
    currentSince = Optional.of(START.plusSeconds(1));
    return this;
  }

  RollbackWorlds rampToUnversioned() {
    ramp = Optional.of(new Ramp(Optional.empty(), 20, Optional.empty()));
    return this;
  }

  RollbackObserved observed() {
    RoutingState routing =
        new RoutingState(
            ORDERS,
            current,
            ramp,
            new ConflictToken("dG9rZW4="),
            true,
            "someone",
            "",
            versions.stream().map(this::summary).toList());
    return new RollbackObserved(routing, versions, code);
  }

  static RollbackRequest request(Way way, boolean moveStranded) {
    return new RollbackRequest(
        ORDERS,
        way,
        OnIncompatible.RESCUE,
        new TemporalTarget("temporal.example:7233", "default"),
        new GateSettings(Optional.empty(), Map.of(), Path.of("java"), GateLimits.defaults()),
        Duration.ofSeconds(30),
        new Options(false, moveStranded, "why", new Provenance("ada", Optional.empty())),
        new PluginCommand("g:a:1", Map.of()));
  }

  static Way leaving(String buildId) {
    return new Way(Optional.of(new BuildId(buildId)), Optional.empty(), false);
  }

  static Way backTo(String buildId, boolean retryRolledBack) {
    return new Way(Optional.empty(), Optional.of(new BuildId(buildId)), retryRolledBack);
  }

  private RollbackWorlds version(
      String buildId, Optional<Integer> hour, Map<String, String> metadata) {
    Optional<Instant> none = Optional.empty();
    Optional<Instant> last = hour.map(it -> START.plus(Duration.ofHours(it)));
    versions.add(
        new DeploymentVersion(
            id(buildId),
            DeploymentVersionStatus.DRAINING,
            Optional.empty(),
            Set.of(),
            Set.of(),
            metadata,
            new DeploymentVersionTimes(none, none, none, none, last, none, none),
            "someone"));
    FunctionArn arn =
        new FunctionArn(
            "aws", "eu-west-1", "123456789012", new FunctionName("orders"), versions.size());
    code.put(
        id(buildId),
        new Held(new FunctionVersion(arn, CodeSha256.of(new byte[32]), Optional.empty())));
    return this;
  }

  private DeploymentVersionSummary summary(DeploymentVersion version) {
    DeploymentVersionTimes times = version.times();
    return new DeploymentVersionSummary(
        version.id().buildId().value(),
        version.status(),
        new DeploymentVersionTimes(
            times.created(),
            current.equals(Optional.of(version.id())) ? currentSince : Optional.empty(),
            times.rampingSince(),
            times.firstActivated(),
            times.lastCurrent(),
            times.lastDeactivated(),
            times.drainageChanged()),
        Optional.empty());
  }
}
