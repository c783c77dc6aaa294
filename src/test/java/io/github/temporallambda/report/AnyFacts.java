package io.github.temporallambda.report;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.history.OpenExecutions;
import io.github.temporallambda.history.OtherExecutions;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What only one goal tells, with every part there or not, by chance. */
final class AnyFacts {

  private final Chance chance;

  AnyFacts(Chance chance) {
    this.chance = chance;
  }

  GoalFacts facts(RoutingState routing) {
    return switch (chance.upTo(3)) {
      case 0 -> new PackagedFileFacts(chance.text());
      case 1 -> new RecordingFacts(AnyGate.selection(chance), chance.number(), chance.text());
      default -> status(routing);
    };
  }

  private DeploymentStatus status(RoutingState routing) {
    boolean counted = chance.toss();
    return new DeploymentStatus(
        routing,
        chance.some(3, () -> version(routing)),
        counted
            ? Optional.of(new OtherExecutions(chance.number(), chance.number()))
            : Optional.empty(),
        counted ? Optional.empty() : Optional.of(AnyReport.problem(chance)),
        new AuditResult(
            chance.some(2, chance::word),
            chance.some(2, this::finding),
            chance.some(2, () -> AnyReport.problem(chance))));
  }

  private AuditFinding finding() {
    return new AuditFinding(
        chance.word(), chance.toss(), chance.text(), chance.some(2, chance::text), chance.text());
  }

  private VersionStatus version(RoutingState routing) {
    DeploymentVersionId id =
        new DeploymentVersionId(routing.deploymentName(), new BuildId(chance.word()));
    return new VersionStatus(
        new DeploymentVersion(
            id,
            chance.of(List.of(DeploymentVersionStatus.values())),
            chance.maybe(
                () ->
                    new LambdaCompute(
                        "arn:aws:lambda:x:1:function:" + chance.word(),
                        Optional.empty(),
                        Optional.empty())),
            Set.of("aws-lambda"),
            Set.copyOf(chance.some(2, this::taskQueue)),
            Map.of(chance.word(), chance.text()),
            times(),
            chance.text()),
        chance.maybe(() -> new OpenExecutions(chance.number(), chance.number())),
        new ReleaseOrigin(
            chance.maybe(chance::text), chance.maybe(chance::text), chance.maybe(chance::text)),
        chance.maybe(chance::text),
        chance.toss());
  }

  private PolledTaskQueue taskQueue() {
    return new PolledTaskQueue(chance.text(), chance.of(List.of(TaskQueueType.values())));
  }

  /** Versions that are not described. */
  List<DeploymentVersionSummary> summaries() {
    return chance.some(
        2,
        () ->
            new DeploymentVersionSummary(
                chance.text(), DeploymentVersionStatus.INACTIVE, times(), Optional.empty()));
  }

  private DeploymentVersionTimes times() {
    return new DeploymentVersionTimes(
        chance.maybe(chance::instant),
        chance.maybe(chance::instant),
        chance.maybe(chance::instant),
        chance.maybe(chance::instant),
        chance.maybe(chance::instant),
        chance.maybe(chance::instant),
        chance.maybe(chance::instant));
  }
}
