package io.github.temporallambda.report;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.history.OpenExecutions;
import io.github.temporallambda.history.OtherExecutions;
import io.github.temporallambda.history.SampleFacts;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import io.github.temporallambda.rollout.gate.GateSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs of every kind, for tests that hold all renderings against them: here of other goals. */
final class GoalCases {

  private static final String CURRENT = ReportCases.BEFORE.toString();

  private GoalCases() {}

  /** A Lambda version, and no more. */
  static RolloutReport published() {
    return first(
        "publish",
        List.of(
            PlanLine.reading("replay", "see what order-worker.zip announces and polls"),
            PlanLine.writing("configure", "announce the Build ID in order-worker's environment"),
            PlanLine.writing("upload", "upload the code to order-worker"),
            PlanLine.writing("publish", "publish it as an immutable version"),
            PlanLine.idle("register", "not asked for"),
            PlanLine.idle("set-current", "not asked for")),
        List.of(
            ReportCases.step("plan", "4 steps to do", 130),
            ReportCases.step("replay", GateSummary.polls(Reports.passed()), 900),
            ReportCases.step("configure", "the environment announces " + Reports.ID, 110),
            ReportCases.step("upload", "code SHA-256 " + ReportCases.sha(), 640),
            ReportCases.step("publish", Reports.arn().toString(), 900)));
  }

  /** A Worker Deployment Version that nothing is routed to. */
  static RolloutReport registered() {
    return first(
        "register",
        List.of(
            PlanLine.reading("replay", "see what order-worker.zip announces and polls"),
            PlanLine.idle("publish", "already published: " + Reports.arn()),
            PlanLine.writing(
                "register",
                "create " + Reports.ID + " with the qualified ARN and wait for its task queues"),
            PlanLine.idle("set-current", "not asked for")),
        List.of(
            ReportCases.step("plan", "2 steps to do", 130),
            ReportCases.step("replay", GateSummary.polls(Reports.passed()), 900),
            Reports.step("publish", StepStatus.ALREADY_DONE, Reports.arn().toString(), 40),
            ReportCases.step("register", Reports.ID + " points at " + Reports.arn(), 90),
            ReportCases.step("bind", "the server's controller invoked it", 2_100)));
  }

  /** Nothing replayed: the artifact was only seen polling. */
  private static RolloutReport first(String goal, List<PlanLine> plan, List<StepReport> steps) {
    RoutingState routing = Reports.routing(ReportCases.BEFORE);
    return new RolloutReport(
        Reports.run(goal, 4_321),
        Ending.well(RunOutcome.SUCCEEDED),
        Reports.release().withFunctionArn(Reports.arn()),
        Optional.of(Reports.verdict()),
        new Work(plan, steps),
        new RoutingFacts(
            Optional.of(routing), Optional.of(routing), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Map.of());
  }

  /** One execution was rescued, two are stranded, which could be moved. */
  static RolloutReport rolledBack() {
    PlacedExecution rescued =
        new PlacedExecution(
            "Order", "order-7", "run-of-order-7", ReportCases.BEFORE, "[TMPRL1100] it differs");
    HistoryVerdict bad =
        new HistoryVerdict(
            Reports.history("order-7"), Outcome.FAILED, rescued.why(), Duration.ofMillis(5));
    GateVerdict gate = Reports.passed().and(Reports.verdict(bad));
    RollbackFacts facts =
        new RollbackFacts(
            new RollbackFacts.Course(
                Optional.of(Reports.ID),
                List.of(ReportCases.BEFORE),
                List.of(ReportCases.BEFORE),
                List.of("b1 was condemned by ada: orders got stuck")),
            List.of(rescued),
            List.of(),
            List.of(stranded("sub-1"), stranded("sub-2")),
            List.of(),
            Optional.of("mvn g:a:1:rollback -Dtemporal-lambda.from=aaaaaaaaaaaa"));
    return new RolloutReport(
        Reports.run("rollback", 4_321),
        Ending.well(RunOutcome.SUCCEEDED),
        new ReleaseFacts(
            Optional.of(Reports.ID.deploymentName()),
            Optional.of(Reports.ID.buildId()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Reports.arn()),
            Optional.empty()),
        Optional.of(gate),
        backWork(),
        new RoutingFacts(
            Optional.of(Reports.routing(ReportCases.BEFORE)),
            Optional.of(Reports.routing(Reports.ID)),
            Optional.of(facts),
            Optional.empty()),
        Optional.empty(),
        Map.of());
  }

  private static PlacedExecution stranded(String workflowId) {
    return new PlacedExecution(
        "Subscription", workflowId, "run-of-" + workflowId, ReportCases.BEFORE, "");
  }

  private static Work backWork() {
    return new Work(
        List.of(
            PlanLine.idle("plan", "pass over: b1 was condemned by ada: orders got stuck"),
            PlanLine.reading("replay", "replay what moves back on " + Reports.ID),
            PlanLine.writing("rescue", "pin what does not replay to the version it progressed on"),
            PlanLine.writing("set-current", "route from " + CURRENT + " to " + Reports.ID),
            PlanLine.writing("condemn", "condemn " + CURRENT),
            PlanLine.reading("stranded", "list Pinned executions that stay behind")),
        List.of(
            ReportCases.step("plan", "from " + CURRENT + " back to " + Reports.ID, 130),
            ReportCases.step(
                "replay", "4 of 5 executions that move back replay on " + Reports.ID, 2_100),
            ReportCases.step("rescue", "1 executions pinned to " + CURRENT, 200),
            ReportCases.step("set-current", Reports.ID + " is current; before it, " + CURRENT, 300),
            ReportCases.step("condemn", CURRENT + " condemned: orders got stuck", 40),
            ReportCases.step("propagate", Reports.ID + " is current on every task queue", 900),
            ReportCases.step(
                "stranded", "2 Pinned executions stay on " + CURRENT + ", which runs them", 60)));
  }

  /** Of the goal that replays and releases nothing. */
  static RolloutReport replayed() {
    return replay(
        RunOutcome.SUCCEEDED,
        Reports.passed(),
        ReportCases.step("replay", GateSummary.ofCommitted(Reports.passed()), 2_100));
  }

  /** The same again: nothing has changed since. */
  static RolloutReport replayedBefore() {
    return replay(
        RunOutcome.UNCHANGED,
        new GateVerdict(List.of(), Set.of(), List.of(), Duration.ZERO)
            .withCaveats(List.of("the gate replayed on Java 17")),
        Reports.step(
            "replay",
            StepStatus.ALREADY_DONE,
            "unchanged since 2026-11-22T09:00:00Z, not replayed again ("
                + GateSummary.ofCommitted(Reports.passed())
                + "); -Dtemporal-lambda.replay.force=true replays",
            12));
  }

  private static RolloutReport replay(RunOutcome outcome, GateVerdict gate, StepReport step) {
    return new RolloutReport(
        Reports.run("replay", 2_345),
        Ending.well(outcome),
        ReleaseFacts.of(Reports.ID, Optional.empty(), Reports.release().artifact().orElseThrow()),
        Optional.of(gate),
        Work.of(List.of(step)),
        RoutingFacts.unknown(),
        Optional.empty(),
        Map.of());
  }

  static RolloutReport status() {
    Problem unread =
        Problem.remote(
            "AWS refused to tell of the function invoice-worker.",
            List.of("AccessDeniedException: lambda:GetFunction"),
            "allow lambda:GetFunction");
    AuditFinding finding =
        new AuditFinding(
            "no-function-version",
            true,
            "orders:b1 names a Lambda version that does not exist.",
            List.of(Reports.arn().unqualified() + ":4"),
            "release it anew: mvn temporal-lambda:rollout");
    DeploymentStatus status =
        new DeploymentStatus(
            Reports.routing(),
            List.of(version()),
            Optional.of(new OtherExecutions(3, 1)),
            Optional.empty(),
            new AuditResult(List.of("order-worker"), List.of(finding), List.of(unread)));
    return told(
        "status",
        status,
        Ending.well(RunOutcome.SUCCEEDED).withWarnings(status.warnings()),
        Work.none(),
        Optional.of(Reports.routing()));
  }

  static RolloutReport recorded() {
    SelectionFacts selection =
        new SelectionFacts(
            48_211,
            412,
            50,
            List.of("query"),
            Optional.of(new SampleFacts(50, 50, 412, 3, 17, 412, 1)),
            2);
    return told(
        "record",
        new RecordingFacts(selection, 52, "src/test/histories"),
        Ending.well(RunOutcome.SUCCEEDED),
        Work.of(
            List.of(
                ReportCases.step(
                    "executions", "48211 executions would move; task queues orders", 700),
                ReportCases.step(
                    "record",
                    "52 histories: " + selection.says() + ", 2 of completed executions",
                    3_000))),
        Optional.empty());
  }

  /** Of the goal that tells a commit's Build ID, for no deployment. */
  static RolloutReport derived() {
    ReleaseFacts release = Reports.release();
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

  private static RolloutReport told(
      String goal, GoalFacts facts, Ending ending, Work work, Optional<RoutingState> routing) {
    return new RolloutReport(
        Reports.run(goal, 4_321),
        ending,
        ReleaseFacts.of(Reports.ID.deploymentName()),
        Optional.empty(),
        work,
        new RoutingFacts(Optional.empty(), routing, Optional.empty(), Optional.empty()),
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
            Set.of(
                new PolledTaskQueue("orders", TaskQueueType.WORKFLOW),
                new PolledTaskQueue("orders", TaskQueueType.NEXUS)),
            Map.of(),
            new DeploymentVersionTimes(
                then,
                then,
                Optional.empty(),
                then,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            "someone"),
        Optional.of(new OpenExecutions(2, 10)),
        new ReleaseOrigin(
            Optional.of("3f2c1a9b7d10" + "0".repeat(28)),
            Optional.of("ada"),
            Optional.of("https://ci.example/runs/7")),
        Optional.empty(),
        false);
  }
}
