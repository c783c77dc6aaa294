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
import io.github.temporallambda.history.OpenExecutions;
import io.github.temporallambda.history.OtherExecutions;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StatusTextTest {

  private static final DeploymentVersionId NEW = Reports.ID;
  private static final DeploymentVersionId OLD =
      new DeploymentVersionId(NEW.deploymentName(), new BuildId("aaaaaaaaaaaa"));
  private static final Optional<Instant> NEVER = Optional.empty();
  private static final AuditResult IN_ORDER =
      new AuditResult(List.of("order-worker"), List.of(), List.of());
  private static final ReleaseOrigin BY_HAND = ReleaseOrigin.unknown();

  @Test
  void nothingDeployed() {
    RoutingState routing = routing(Optional.empty(), Optional.empty(), true);

    assertThat(text(status(routing, List.of(), 3, 0)))
        .isEqualTo(
            """
            Deployment orders
              current      none (unversioned workers)
              ramping      none

              also running on its task queues: 3 of no deployment, 0 of other deployments

            Audit: 0 mismatches between deployment versions and Lambda versions""");
  }

  @Test
  void firstVersionCurrent() {
    RoutingState routing = routing(Optional.of(NEW), Optional.empty(), false);
    ReleaseOrigin origin =
        new ReleaseOrigin(
            Optional.of("3f2c1a9b7d10" + "0".repeat(28)),
            Optional.of("ada"),
            Optional.of("https://ci.example/runs/7"));
    VersionStatus current =
        version(NEW, DeploymentVersionStatus.CURRENT, open(2, 10), origin, Optional.empty());

    assertThat(text(status(routing, List.of(current), 0, 0)))
        .isEqualTo(
            """
            Deployment orders
              current      orders:3f2c1a9b7d10 (still on its way to the task queues, the server says)
              ramping      none

              orders:3f2c1a9b7d10  CURRENT
                function       arn:aws:lambda:eu-west-1:123456789012:function:order-worker:5
                task queues    orders (workflow), orders (activity)
                created        2026-11-22T10:00:00Z
                current since  2026-11-22T10:01:00Z
                open           12 running: 2 Pinned, 10 Auto-Upgrade
                released       commit 3f2c1a9b7d100000000000000000000000000000, by ada, \
            https://ci.example/runs/7

              also running on its task queues: 0 of no deployment, 0 of other deployments

            Audit: 0 mismatches between deployment versions and Lambda versions""");
  }

  @Test
  void secondVersionCurrentWithTheFirstOneDraining() {
    RoutingState routing = routing(Optional.of(NEW), Optional.empty(), true);
    VersionStatus current =
        version(NEW, DeploymentVersionStatus.CURRENT, open(0, 0), BY_HAND, Optional.empty());
    VersionStatus draining =
        version(OLD, DeploymentVersionStatus.DRAINING, open(4, 1), BY_HAND, Optional.empty());

    assertThat(text(status(routing, List.of(current, draining), 0, 0)))
        .isEqualTo(
            """
            Deployment orders
              current      orders:3f2c1a9b7d10
              ramping      none

              orders:3f2c1a9b7d10  CURRENT
                function       arn:aws:lambda:eu-west-1:123456789012:function:order-worker:5
                task queues    orders (workflow), orders (activity)
                created        2026-11-22T10:00:00Z
                current since  2026-11-22T10:01:00Z
                open           0 running

              orders:aaaaaaaaaaaa  DRAINING
                function       arn:aws:lambda:eu-west-1:123456789012:function:order-worker:5
                task queues    orders (workflow), orders (activity)
                created        2026-11-22T10:00:00Z
                last current   2026-11-22T10:03:00Z
                draining since 2026-11-22T10:04:00Z
                open           5 running: 4 Pinned, 1 Auto-Upgrade

              also running on its task queues: 0 of no deployment, 0 of other deployments

            Audit: 0 mismatches between deployment versions and Lambda versions""");
  }

  @Test
  void rampStandingBesideTheCurrentVersion() {
    RoutingState routing =
        routing(
            Optional.of(OLD), Optional.of(new Ramp(Optional.of(NEW), 20, Optional.empty())), true);
    VersionStatus ramping =
        version(NEW, DeploymentVersionStatus.RAMPING, open(0, 1), BY_HAND, Optional.empty());

    assertThat(text(status(routing, List.of(ramping), 0, 7)))
        .contains(
            """
              current      orders:aaaaaaaaaaaa
              ramping      orders:3f2c1a9b7d10 at 20.0 %
            """,
            """
                created        2026-11-22T10:00:00Z
                ramping since  2026-11-22T10:02:00Z
                open           1 running: 0 Pinned, 1 Auto-Upgrade
            """,
            "0 of no deployment, 7 of other deployments");
  }

  @Test
  void condemnedVersion() {
    RoutingState routing = routing(Optional.of(OLD), Optional.empty(), true);
    VersionStatus condemned =
        version(
            NEW,
            DeploymentVersionStatus.DRAINED,
            open(0, 0),
            BY_HAND,
            Optional.of("on 2026-11-22T11:00:00Z by ada: orders got stuck"));

    assertThat(text(status(routing, List.of(condemned), 0, 0)))
        .contains(
            """
                last current   2026-11-22T10:03:00Z
                drained since  2026-11-22T10:04:00Z
                open           0 running
                condemned      on 2026-11-22T11:00:00Z by ada: orders got stuck
            """);
  }

  @Test
  void unversionedWorkersRamping() {
    RoutingState routing =
        routing(
            Optional.empty(), Optional.of(new Ramp(Optional.empty(), 5, Optional.empty())), true);

    assertThat(text(status(routing, List.of(), 0, 0)))
        .contains(
            """
              current      none (unversioned workers)
              ramping      unversioned workers at 5.0 %
            """);
  }

  @Test
  void developmentBuildSaysWhatItRuns() {
    VersionStatus version =
        new VersionStatus(
            described(NEW, DeploymentVersionStatus.CURRENT, Optional.of("arn:aws:lambda:f")),
            Optional.of(open(0, 0)),
            BY_HAND,
            Optional.empty(),
            true);

    assertThat(
            text(status(routing(Optional.of(NEW), Optional.empty(), true), List.of(version), 0, 0)))
        .contains("function       arn:aws:lambda:f (development mode: whatever $LATEST holds)");
  }

  @Test
  void versionThatNothingCanInvokeAndOneThatHasNoNameHere() {
    RoutingState routing =
        new RoutingState(
            NEW.deploymentName(),
            Optional.empty(),
            Optional.empty(),
            new ConflictToken("dG9rZW4="),
            true,
            "someone",
            "",
            List.of(summary("3f2c1a9b7d10"), summary("a build of ours")));
    VersionStatus polledOnly =
        new VersionStatus(
            described(NEW, DeploymentVersionStatus.INACTIVE, Optional.empty()),
            Optional.of(open(0, 0)),
            BY_HAND,
            Optional.empty(),
            false);

    assertThat(text(status(routing, List.of(polledOnly), 0, 0)))
        .contains(
            "function       none: nothing can invoke it; mvn temporal-lambda:rollout mends it",
            "\n\n  Build ID 'a build of ours'  INACTIVE: not described\n\n")
        .doesNotContain("Build ID '3f2c1a9b7d10'");
  }

  @Test
  void whatCouldNotBeCountedIsNotZero() {
    DeploymentStatus status =
        new DeploymentStatus(
            routing(Optional.of(NEW), Optional.empty(), true),
            List.of(
                new VersionStatus(
                    described(NEW, DeploymentVersionStatus.CURRENT, Optional.empty()),
                    Optional.empty(),
                    BY_HAND,
                    Optional.empty(),
                    false)),
            Optional.empty(),
            Optional.of(Problem.remote("Not counted.", List.of("it was busy"), "wait")),
            IN_ORDER);

    assertThat(text(status))
        .contains(
            "    open           not counted\n\n  Not counted.\n    it was busy\n  Next: wait\n")
        .doesNotContain("also running");
  }

  @Test
  void mismatchesAndNotesComeLastWithTheirNumber() {
    AuditResult audit =
        new AuditResult(
            List.of("order-worker"),
            List.of(
                new AuditFinding("no-function", true, "It has none.", List.of("shown"), "do it"),
                new AuditFinding("never-registered", false, "Unused.", List.of("this"), "nothing")),
            List.of());

    assertThat(AuditText.lines(audit))
        .containsExactly(
            "Mismatch no-function: It has none.",
            "  shown",
            "  Next: do it",
            "Note never-registered: Unused.",
            "  this",
            "  Next: nothing",
            "Audit: 1 mismatch between deployment versions and Lambda versions, 1 note");
  }

  @Test
  void functionThatCouldNotBeReadMakesTheAuditIncomplete() {
    Problem why = Problem.configuration("There are no AWS credentials.", "give some");

    assertThat(AuditText.lines(new AuditResult(List.of(), List.of(), List.of(why))))
        .containsExactly(
            "Could not check:",
            "  There are no AWS credentials.",
            "  Next: give some",
            "Audit incomplete: 1 function could not be read; so far 0 mismatches between deployment"
                + " versions and Lambda versions");
  }

  private static String text(DeploymentStatus status) {
    return String.join("\n", StatusText.lines(status));
  }

  private static DeploymentStatus status(
      RoutingState routing, List<VersionStatus> versions, long unversioned, long elsewhere) {
    return new DeploymentStatus(
        routing,
        versions,
        Optional.of(new OtherExecutions(unversioned, elsewhere)),
        Optional.empty(),
        IN_ORDER);
  }

  private static RoutingState routing(
      Optional<DeploymentVersionId> current, Optional<Ramp> ramp, boolean propagated) {
    return new RoutingState(
        NEW.deploymentName(),
        current,
        ramp,
        new ConflictToken("dG9rZW4="),
        propagated,
        "someone",
        "",
        List.of());
  }

  private static DeploymentVersionSummary summary(String buildId) {
    return new DeploymentVersionSummary(
        buildId,
        DeploymentVersionStatus.INACTIVE,
        new DeploymentVersionTimes(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER),
        Optional.empty());
  }

  private static OpenExecutions open(long pinned, long autoUpgrade) {
    return new OpenExecutions(pinned, autoUpgrade);
  }

  private static VersionStatus version(
      DeploymentVersionId id,
      DeploymentVersionStatus status,
      OpenExecutions open,
      ReleaseOrigin origin,
      Optional<String> condemned) {
    return new VersionStatus(
        described(id, status, Optional.of(Reports.arn().toString())),
        Optional.of(open),
        origin,
        condemned,
        false);
  }

  private static DeploymentVersion described(
      DeploymentVersionId id, DeploymentVersionStatus status, Optional<String> arn) {
    return new DeploymentVersion(
        id,
        status,
        arn.map(name -> new LambdaCompute(name, Optional.empty(), Optional.empty())),
        Set.of(),
        Set.of(
            new PolledTaskQueue("orders", TaskQueueType.ACTIVITY),
            new PolledTaskQueue("orders", TaskQueueType.WORKFLOW)),
        Map.of(),
        times(status),
        "someone");
  }

  private static DeploymentVersionTimes times(DeploymentVersionStatus status) {
    boolean current = status == DeploymentVersionStatus.CURRENT;
    boolean ramping = status == DeploymentVersionStatus.RAMPING;
    return new DeploymentVersionTimes(
        minute(0),
        current ? minute(1) : NEVER,
        ramping ? minute(2) : NEVER,
        NEVER,
        minute(3),
        NEVER,
        minute(4));
  }

  private static Optional<Instant> minute(int minute) {
    return Optional.of(Reports.START.plusSeconds(60L * minute));
  }
}
