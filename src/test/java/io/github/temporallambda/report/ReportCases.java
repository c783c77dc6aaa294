package io.github.temporallambda.report;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.OpenExecutions;
import io.github.temporallambda.history.OtherExecutions;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.history.SampleFacts;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.StopRequest;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import io.github.temporallambda.replay.cause.Explanation;
import io.github.temporallambda.replay.cause.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs of every kind, for tests that hold all renderings against them. */
final class ReportCases {

  static final DeploymentVersionId BEFORE =
      new DeploymentVersionId(Reports.ID.deploymentName(), new BuildId("aaaaaaaaaaaa"));

  private ReportCases() {}

  static List<RolloutReport> all() {
    return List.of(
        Reports.succeeded(),
        Reports.stopped(),
        Reports.rolledBack(),
        Reports.withCaveat("the gate replayed on Java 17"),
        released(),
        failedGate(),
        dryRun(),
        interrupted(),
        waiting(),
        status(),
        recorded(),
        derived(),
        packagedFile(),
        releasedInconclusive());
  }

  /** The second release of a deployment, which can be undone. */
  static RolloutReport released() {
    RolloutReport first = Reports.succeeded();
    return with(
            first,
            first.ending().withWarnings(List.of("91 of 100 versions of orders exist.")),
            first.work(),
            new RoutingFacts(
                Optional.of(Reports.routing(BEFORE)),
                Optional.of(Reports.routing()),
                Optional.empty(),
                Optional.empty()))
        .withRollbackCommand("mvn g:a:1:rollback -Dtemporal-lambda.from=3f2c1a9b7d10");
  }

  /** A gate that failed, with the line of code where it did. */
  static RolloutReport failedGate() {
    RolloutReport stopped = Reports.stopped();
    return new RolloutReport(
        stopped.run(),
        stopped.ending(),
        stopped.release(),
        stopped.gate().map(gate -> gate.and(atALine())),
        stopped.work(),
        new RoutingFacts(
            Optional.of(Reports.routing(BEFORE)),
            Optional.of(Reports.routing(BEFORE)),
            Optional.empty(),
            Optional.empty()),
        Optional.empty(),
        Map.of(
            new Frame("com.acme.Order.run", "Order.java:9"),
            new SourceLine("worker/src/main/java/com/acme/Order.java", 9)));
  }

  /** One more that failed; it is known which line of code it had come to. */
  private static GateVerdict atALine() {
    String words =
        "[TMPRL1100] Failure handling event 5 of type 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED' during"
            + " replay. Event 5 of type EVENT_TYPE_ACTIVITY_TASK_SCHEDULED does not match command"
            + " type COMMAND_TYPE_START_TIMER";
    HistoryVerdict plain =
        new HistoryVerdict(
            Reports.history("order-44"), Outcome.FAILED, words, Duration.ofMillis(3));
    Explanation explanation =
        plain
            .explanation()
            .orElseThrow()
            .at(List.of(new Frame("com.acme.Order.run", "Order.java:9")));
    return new GateVerdict(
        List.of(
            new HistoryVerdict(
                plain.history(), plain.outcome(), words, plain.took(), Optional.of(explanation))),
        Set.of(),
        List.of(),
        Duration.ofMillis(3),
        List.of("the gate replayed on Java 17"),
        Optional.empty(),
        List.of());
  }

  static RolloutReport dryRun() {
    RolloutReport report = Reports.succeeded();
    return new RolloutReport(
        report.run(),
        Ending.well(RunOutcome.PLANNED),
        report.release(),
        Optional.empty(),
        new Work(
            List.of(
                new PlanLine("replay", "replay recorded histories on order-worker.zip", true),
                new PlanLine("publish", "already published: " + Reports.arn(), false),
                new PlanLine("set-current", "route from " + BEFORE + " to " + Reports.ID, true)),
            List.of(Reports.step("plan", StepStatus.DONE, "2 steps to do", 410))),
        new RoutingFacts(
            Optional.of(Reports.routing(BEFORE)),
            Optional.of(Reports.routing(BEFORE)),
            Optional.empty(),
            Optional.empty()),
        Optional.empty(),
        Map.of());
  }

  /** Stopped by a signal after the version was published. */
  static RolloutReport interrupted() {
    RolloutReport report = Reports.succeeded();
    Problem problem =
        new StopRequest(
                "mvn deploy temporal-lambda:rollout -Dtemporal-lambda.deploymentName=orders")
            .before("register");
    return with(
        report,
        Ending.failed(List.of(problem)),
        Work.of(
            List.of(
                Reports.step("replay", StepStatus.DONE, "4 of 4 histories replayed", 2100),
                Reports.step("publish", StepStatus.DONE, Reports.arn().toString(), 900))),
        new RoutingFacts(
            Optional.of(Reports.routing(BEFORE)),
            Optional.of(Reports.routing(BEFORE)),
            Optional.empty(),
            Optional.empty()));
  }

  static RolloutReport waiting() {
    RolloutReport report = Reports.succeeded();
    return with(
        report,
        Ending.waiting(Instant.parse("2026-11-22T11:00:00Z")),
        report.work(),
        report.routing());
  }

  static RolloutReport status() {
    Problem unread = Problem.remote("AWS refused.", List.of("AccessDenied"), "allow it");
    AuditFinding finding =
        new AuditFinding(
            "no-function-version", true, "orders:b1 names no version.", List.of("5"), "rollout");
    DeploymentStatus status =
        new DeploymentStatus(
            Reports.routing(),
            List.of(version()),
            Optional.of(new OtherExecutions(3, 1)),
            Optional.empty(),
            new AuditResult(List.of("order-worker"), List.of(finding), List.of(unread)));
    return told(
        "status", status, Ending.well(RunOutcome.SUCCEEDED).withWarnings(status.warnings()));
  }

  static RolloutReport recorded() {
    SelectionFacts selection =
        new SelectionFacts(
            48_211,
            48_211,
            50,
            List.of("query"),
            Optional.of(new SampleFacts(50, 50, 48_211, 3, 17, 1_000, 1)),
            2);
    return told(
        "record",
        new RecordingFacts(selection, 52, "src/test/histories"),
        Ending.well(RunOutcome.SUCCEEDED));
  }

  /** Of the goal that tells a commit's Build ID, for no deployment. */
  static RolloutReport derived() {
    ReleaseFacts release = Reports.succeeded().release();
    return RolloutReport.of(
        Reports.run("build-id", 12),
        Ending.well(RunOutcome.SUCCEEDED),
        ReleaseFacts.of(release.buildId().orElseThrow(), release.commit().orElseThrow()));
  }

  /** Of the goal that tells which file is shipped, for no deployment. */
  static RolloutReport packagedFile() {
    return RolloutReport.of(
            Reports.run("packaged-file", 12),
            Ending.well(RunOutcome.SUCCEEDED),
            ReleaseFacts.of(Optional.empty()))
        .withFacts(new PackagedFileFacts("target/order-worker-lambda.zip"));
  }

  /** Released as the user wanted, although one history and the count could not be had. */
  static RolloutReport releasedInconclusive() {
    RolloutReport released = released();
    String reason = "not replayed: its history could not be fetched: Temporal answered DATA_LOSS";
    Problem uncounted =
        Problem.remote("The executions could not be read.", List.of("UNAVAILABLE"), "check it");
    GateVerdict unread =
        new GateVerdict(
                List.of(
                    new HistoryVerdict(
                        new RecordedHistory(
                            "live", "order-45", "r-45", "Order", "", 0, HistoryContent.none()),
                        Outcome.INCONCLUSIVE,
                        reason,
                        Duration.ZERO)),
                Set.of(),
                List.of(),
                Duration.ZERO)
            .withUnanswered(List.of(uncounted))
            .withCaveats(
                List.of(
                    "temporal-lambda.onInconclusive=release: goes on although 1 of 3 recorded"
                        + " histories could not be tried (its history could not be fetched:"
                        + " Temporal answered DATA_LOSS); and although The executions could not"
                        + " be read (UNAVAILABLE)"));
    return new RolloutReport(
        released.run(),
        released.ending(),
        released.release(),
        released.gate().map(gate -> gate.and(unread)),
        released.work(),
        released.routing(),
        Optional.empty(),
        Map.of());
  }

  private static RolloutReport told(String goal, GoalFacts facts, Ending ending) {
    return new RolloutReport(
        Reports.run(goal, 1_234),
        ending,
        ReleaseFacts.of(Reports.ID.deploymentName()),
        Optional.empty(),
        Work.none(),
        new RoutingFacts(
            Optional.empty(), Optional.of(Reports.routing()), Optional.empty(), Optional.empty()),
        Optional.of(facts),
        Map.of());
  }

  private static VersionStatus version() {
    Optional<Instant> then = Optional.of(Reports.START);
    return new VersionStatus(
        new DeploymentVersion(
            Reports.ID,
            DeploymentVersionStatus.CURRENT,
            Optional.of(
                new LambdaCompute(Reports.arn().toString(), Optional.empty(), Optional.empty())),
            Set.of("aws-lambda"),
            Set.of(new PolledTaskQueue("orders", TaskQueueType.NEXUS)),
            Map.of(),
            new DeploymentVersionTimes(then, then, then, then, then, then, then),
            "someone"),
        Optional.of(new OpenExecutions(2, 10)),
        new ReleaseOrigin(
            Optional.of("3f2c1a9b7d10" + "0".repeat(28)),
            Optional.of("ada"),
            Optional.of("https://ci.example/runs/7")),
        Optional.of("by ada: orders got stuck"),
        false);
  }

  static RolloutReport with(RolloutReport report, Ending ending, Work work, RoutingFacts routing) {
    return new RolloutReport(
        new RolloutReport.Run(
            report.run().reportId(),
            report.goal(),
            new RolloutReport.Span(Reports.START, Duration.ofMillis(12_345))),
        ending,
        report.release(),
        report.gate(),
        work,
        routing,
        report.facts(),
        report.sources());
  }
}
