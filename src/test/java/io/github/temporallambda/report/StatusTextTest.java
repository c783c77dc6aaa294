package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StatusTextTest {

  private static final DeploymentVersionId OLD =
      new DeploymentVersionId(Reports.ID.deploymentName(), new BuildId("aaaaaaaaaaaa"));
  private static final DeploymentVersionTimes NO_TIMES =
      new DeploymentVersionTimes(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void rampBesideACurrentVersionAndAVersionThatNothingCanInvoke() {
    DeploymentStatus status = new DeploymentStatus(routing(), List.of(current(), polledOnly()));

    assertThat(String.join("\n", StatusText.lines(status)))
        .isEqualTo(
            """
            Deployment orders
              current      orders:3f2c1a9b7d10 (still on its way to the task queues)
              ramping      orders:aaaaaaaaaaaa at 20.0 %

              orders:3f2c1a9b7d10  CURRENT
                function       arn:aws:lambda:eu-west-1:123456789012:function:order-worker:5
                task queues    orders (workflow), orders (activity)
                created        2026-11-22T10:00:00Z
                current since  2026-11-22T10:01:00Z
                problem        the function was denied

              orders:aaaaaaaaaaaa  RAMPING
                function       none: nothing can invoke it; mvn temporal-lambda:rollout mends it
                task queues    none bound""");
  }

  private static RoutingState routing() {
    return new RoutingState(
        Reports.ID.deploymentName(),
        Optional.of(Reports.ID),
        Optional.of(new Ramp(Optional.of(OLD), 20, Optional.empty())),
        new ConflictToken("dG9rZW4="),
        false,
        "someone",
        "",
        List.of(
            new DeploymentVersionSummary(
                Reports.ID.buildId().value(),
                DeploymentVersionStatus.CURRENT,
                NO_TIMES,
                Optional.of("the function was denied"))));
  }

  private static DeploymentVersion current() {
    Instant created = Reports.START;
    return new DeploymentVersion(
        Reports.ID,
        DeploymentVersionStatus.CURRENT,
        Optional.of(
            new LambdaCompute(Reports.arn().toString(), Optional.empty(), Optional.empty())),
        Set.of("aws-lambda"),
        Set.of(
            new PolledTaskQueue("orders", TaskQueueType.ACTIVITY),
            new PolledTaskQueue("orders", TaskQueueType.WORKFLOW)),
        Map.of(),
        new DeploymentVersionTimes(
            Optional.of(created),
            Optional.of(created.plusSeconds(60)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        "someone");
  }

  private static DeploymentVersion polledOnly() {
    return new DeploymentVersion(
        OLD,
        DeploymentVersionStatus.RAMPING,
        Optional.empty(),
        Set.of(),
        Set.of(),
        Map.of(),
        NO_TIMES,
        "someone");
  }
}
