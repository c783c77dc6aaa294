package io.github.temporallambda.report;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.StopRequest;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.cause.Explanation;
import io.github.temporallambda.replay.cause.Frame;
import io.github.temporallambda.rollout.gate.GateSummary;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import io.github.temporallambda.rollout.gate.Untried;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs of every kind, for tests that hold all renderings against them: here releases. */
final class ReportCases {

  static final DeploymentVersionId BEFORE =
      new DeploymentVersionId(Reports.ID.deploymentName(), new BuildId("aaaaaaaaaaaa"));

  private static final String MATERIAL = "replay recorded histories on order-worker.zip";
  private static final String QUEUES = "orders (workflow), orders (activity)";
  private static final String FOUND =
      "The executions could not be read: which ones move is not known.";

  private ReportCases() {}

  /** By the name of their golden files. */
  static Map<String, RolloutReport> golden() {
    Map<String, RolloutReport> all = new LinkedHashMap<>();
    all.put("released", released());
    all.put("released-first", Reports.succeeded());
    all.put("released-inconclusive", releasedInconclusive());
    all.put("failed-gate", failedGate());
    all.put("dry-run", dryRun());
    all.put("interrupted", interrupted());
    all.put("waiting", waiting());
    all.put("unchanged", unchanged());
    all.put("published", GoalCases.published());
    all.put("registered", GoalCases.registered());
    all.put("rolled-back", GoalCases.rolledBack());
    all.put("replayed", GoalCases.replayed());
    all.put("replayed-before", GoalCases.replayedBefore());
    all.put("status", GoalCases.status());
    all.put("recorded", GoalCases.recorded());
    all.put("build-id", GoalCases.derived());
    all.put("packaged-file", GoalCases.packagedFile());
    return all;
  }

  /** All of them, and two more. */
  static List<RolloutReport> all() {
    Map<String, RolloutReport> all = golden();
    all.put("stopped", Reports.stopped());
    all.put("caveat", Reports.withCaveat("the gate replayed on Java 17"));
    return List.copyOf(all.values());
  }

  /** The second release of a deployment, which can be undone. */
  static RolloutReport released() {
    RolloutReport first = Reports.succeeded();
    return with(
            first,
            first.ending().withWarnings(List.of("91 of 100 versions of orders exist.")),
            new Work(
                plan(),
                List.of(
                    step("connect", "Temporal server 1.32.1, Lambda in eu-west-1", 420),
                    step("plan", "6 steps to do", 130),
                    step("replay", GateSummary.ofCommitted(Reports.passed()), 2_100),
                    step("configure", "the environment announces " + Reports.ID, 110),
                    step("upload", "code SHA-256 " + sha(), 640),
                    step("publish", Reports.arn().toString(), 60),
                    step("register", Reports.ID + " points at " + Reports.arn(), 90),
                    step("bind", "the server's controller invoked it; bound " + QUEUES, 2_100),
                    step("replay-delta", "0 executions started or grew since the gate", 30),
                    step("set-current", Reports.current(BEFORE), 3_000))),
            changed())
        .withRollbackCommand("mvn g:a:1:rollback -Dtemporal-lambda.from=3f2c1a9b7d10");
  }

  private static List<PlanLine> plan() {
    return List.of(
        PlanLine.reading("replay", MATERIAL),
        PlanLine.writing("configure", "announce the Build ID in the environment of order-worker"),
        PlanLine.writing("upload", "upload the code to order-worker"),
        PlanLine.writing("publish", "publish it as an immutable version"),
        PlanLine.writing(
            "register",
            "create " + Reports.ID + " with the qualified ARN and wait for its task queues"),
        PlanLine.writing("set-current", "route from " + BEFORE + " to " + Reports.ID));
  }

  static String sha() {
    return Reports.release().artifact().orElseThrow().codeSha256().base64();
  }

  static StepReport step(String name, String detail, long millis) {
    return Reports.step(name, StepStatus.DONE, detail, millis);
  }

  /** Traffic went from the version before to the new one. */
  private static RoutingFacts changed() {
    return routing(Reports.ID);
  }

  /** Nothing was changed. */
  private static RoutingFacts kept() {
    return routing(BEFORE);
  }

  private static RoutingFacts routing(DeploymentVersionId now) {
    return new RoutingFacts(
        Optional.of(Reports.routing(BEFORE)),
        Optional.of(Reports.routing(now)),
        Optional.empty(),
        Optional.empty());
  }

  /** A gate that failed, with the line of code where it did. */
  static RolloutReport failedGate() {
    RolloutReport stopped = Reports.stopped();
    GateVerdict gate = Reports.failed().and(atALine());
    List<Problem> problems = Reports.judged(gate);
    return new RolloutReport(
        stopped.run(),
        Ending.failed(problems),
        stopped.release(),
        Optional.of(gate),
        new Work(
            plan(),
            List.of(
                step("plan", "6 steps to do", 130),
                Reports.step("replay", StepStatus.FAILED, problems.get(0).what(), 2_100))),
        kept(),
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
    return new RolloutReport(
        Reports.run("rollout", 1_234),
        Ending.well(RunOutcome.PLANNED),
        Reports.release(),
        Optional.empty(),
        new Work(
            List.of(
                PlanLine.reading("replay", MATERIAL),
                PlanLine.idle("publish", "already published: " + Reports.arn()),
                PlanLine.idle("register", Reports.ID + " is already registered"),
                PlanLine.writing("set-current", "route from " + BEFORE + " to " + Reports.ID)),
            List.of(step("plan", "2 steps to do", 410))),
        kept(),
        Optional.empty(),
        Map.of());
  }

  /** Stopped by a signal after the version was published. */
  static RolloutReport interrupted() {
    return with(
        Reports.succeeded(),
        Ending.failed(
            List.of(
                new StopRequest(
                        "mvn deploy temporal-lambda:rollout -Dtemporal-lambda.deploymentName=orders")
                    .before("register"))),
        new Work(
            plan(),
            List.of(
                step("plan", "6 steps to do", 130),
                step("replay", GateSummary.ofCommitted(Reports.passed()), 2_100),
                step("configure", "the environment announces " + Reports.ID, 110),
                step("upload", "code SHA-256 " + sha(), 640),
                step("publish", Reports.arn().toString(), 900))),
        kept());
  }

  /** As a run will end that goes on another time; no goal does so yet. */
  static RolloutReport waiting() {
    RolloutReport released = released();
    return with(
        released,
        Ending.waiting(
            new Ending.Pause(
                Instant.parse("2026-11-22T11:00:00Z"),
                "orders:3f2c1a9b7d10 has to be drained of 3 executions first")),
        released.work(),
        changed());
  }

  /** The same content runs already, under another Build ID. */
  static RolloutReport unchanged() {
    return new RolloutReport(
        Reports.run("rollout", 1_234),
        Ending.well(RunOutcome.UNCHANGED),
        Reports.release(),
        Optional.empty(),
        new Work(
            List.of(
                PlanLine.idle(
                    "publish",
                    Reports.ID
                        + " has the content and configuration of "
                        + BEFORE
                        + ": "
                        + Reports.arn()),
                PlanLine.idle(
                    "set-current",
                    BEFORE
                        + " keeps running; to release the same content anew:"
                        + " -Dtemporal-lambda.onUnchanged=release")),
            List.of(
                Reports.step(
                    "plan",
                    StepStatus.ALREADY_DONE,
                    BEFORE + " holds this content and keeps running",
                    130))),
        kept(),
        Optional.empty(),
        Map.of());
  }

  /** Released as the user wanted, although one history and the count could not be had. */
  static RolloutReport releasedInconclusive() {
    RolloutReport released = released();
    HistoryVerdict untried =
        new HistoryVerdict(
            new RecordedHistory("live", "order-45", "r-45", "Order", "", 0, HistoryContent.none()),
            Outcome.INCONCLUSIVE,
            "not replayed: its history could not be fetched: Temporal answered DATA_LOSS",
            Duration.ZERO);
    GateVerdict gate =
        Reports.passed()
            .and(new GateVerdict(List.of(untried), Set.of(), List.of(), Duration.ZERO))
            .withUnanswered(List.of(Problem.remote(FOUND, List.of("UNAVAILABLE"), "run it again")));
    return new RolloutReport(
        released.run(),
        released.ending(),
        released.release(),
        Optional.of(Untried.warned(gate, OnInconclusive.RELEASE)),
        new Work(
            released.work().plan(),
            released.steps().stream()
                .map(one -> one.name().equals("replay") ? alsoLive(one) : one)
                .toList()),
        released.routing(),
        Optional.empty(),
        Map.of());
  }

  private static StepReport alsoLive(StepReport replay) {
    String polls = replay.detail().substring(replay.detail().indexOf("; "));
    return step(
        "replay",
        "4 of 4 committed histories replayed; 0 of 1 executions that move replayed" + polls,
        replay.took().toMillis());
  }

  static RolloutReport with(RolloutReport report, Ending ending, Work work, RoutingFacts routing) {
    return new RolloutReport(
        report.run(),
        ending,
        report.release(),
        report.gate(),
        work,
        routing,
        report.facts(),
        report.sources());
  }
}
