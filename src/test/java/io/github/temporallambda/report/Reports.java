package io.github.temporallambda.report;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.artifact.ContentDigest;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import io.github.temporallambda.rollout.gate.GateJudgement;
import io.github.temporallambda.rollout.gate.GateSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One release that went well and one that the gate stopped, for tests of the renderings. */
final class Reports {

  static final DeploymentVersionId ID =
      new DeploymentVersionId(new DeploymentName("orders"), new BuildId("3f2c1a9b7d10"));
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private Reports() {}

  static RolloutReport succeeded() {
    return new RolloutReport(
        run("rollout", 12_345),
        Ending.well(RunOutcome.SUCCEEDED),
        release().withFunctionArn(arn()),
        Optional.of(passed()),
        Work.of(
            List.of(
                step("replay", StepStatus.DONE, GateSummary.ofCommitted(passed()), 2100),
                step("publish", StepStatus.ALREADY_DONE, arn().toString(), 40),
                step("set-current", StepStatus.DONE, current("nothing"), 1200))),
        new RoutingFacts(
            Optional.empty(), Optional.of(routing()), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Map.of());
  }

  /** It differed in something from where the artifact will run. */
  static RolloutReport withCaveat(String caveat) {
    RolloutReport report = succeeded();
    return new RolloutReport(
        report.run(),
        report.ending(),
        report.release(),
        report.gate().map(verdict -> verdict.withCaveats(List.of(caveat))),
        report.work(),
        report.routing(),
        report.facts(),
        report.sources());
  }

  /** What the step set-current says. */
  static String current(Object before) {
    return ID + " is current on every task queue; before it, " + before;
  }

  static RolloutReport stopped() {
    List<Problem> problems = judged(failed());
    return new RolloutReport(
        run("rollout", 2_345),
        Ending.failed(problems),
        release(),
        Optional.of(failed()),
        Work.of(List.of(step("replay", StepStatus.FAILED, problems.get(0).what(), 2100))),
        RoutingFacts.unknown(),
        Optional.empty(),
        Map.of());
  }

  /** What a gate that did not pass makes a run fail with. */
  static List<Problem> judged(GateVerdict gate) {
    try {
      GateJudgement.require(gate, ID);
    } catch (ProblemException stopped) {
      return stopped.problems();
    }
    throw new AssertionError("passed: " + gate);
  }

  static GateVerdict passed() {
    return verdict(passed("order-1"), passed("order-2"), passed("order-3"), passed("order-4"));
  }

  private static HistoryVerdict passed(String workflowId) {
    return new HistoryVerdict(history(workflowId), Outcome.PASSED, "", Duration.ofMillis(9));
  }

  static GateVerdict failed() {
    return verdict(
        passed("order-1"),
        new HistoryVerdict(
            history("order-42\u0000<&"),
            Outcome.FAILED,
            "[TMPRL1100] activity type differs\n\tat com.acme.Order.run(Order.java:9)",
            Duration.ofMillis(7)),
        new HistoryVerdict(
            history("order-43"),
            Outcome.ERROR,
            "did not answer within 30 s",
            Duration.ofSeconds(30)));
  }

  static RoutingState routing() {
    return routing(ID);
  }

  static RoutingState routing(DeploymentVersionId current) {
    return new RoutingState(
        current.deploymentName(),
        Optional.of(current),
        Optional.empty(),
        new ConflictToken("dG9rZW4="),
        true,
        "someone",
        "",
        List.of());
  }

  static FunctionArn arn() {
    return new FunctionArn("aws", "eu-west-1", "123456789012", new FunctionName("order-worker"), 5);
  }

  static GateVerdict verdict(HistoryVerdict... histories) {
    return new GateVerdict(
        List.of(histories),
        Set.of(
            new PolledTaskQueue("orders", TaskQueueType.WORKFLOW),
            new PolledTaskQueue("orders", TaskQueueType.ACTIVITY)),
        List.of(),
        Duration.ofSeconds(2));
  }

  static RecordedHistory history(String workflowId) {
    return new RecordedHistory(
        workflowId + ".json",
        workflowId,
        "run-of-" + workflowId,
        "Order",
        "orders",
        11,
        HistoryContent.in(Path.of("1.pb")));
  }

  static ReleaseFacts release() {
    GitCommit commit =
        new GitCommit(Path.of("."), "3f2c1a9b7d10" + "0".repeat(28), START, List.of(), "", false);
    DeploymentPackage artifact =
        new DeploymentPackage(
            Path.of("target", "order-worker.zip"),
            12_345_678,
            CodeSha256.of(new byte[32]),
            new ContentDigest("c".repeat(64)));
    return ReleaseFacts.of(ID, Optional.of(commit), artifact);
  }

  static RolloutReport.Run run(String goal, long millis) {
    return new RolloutReport.Run(
        Optional.of(new ReportId("run-1")),
        goal,
        new RolloutReport.Span(START, Duration.ofMillis(millis)));
  }

  static StepReport step(String name, StepStatus status, String detail, long millis) {
    return new StepReport(name, status, detail, START, Duration.ofMillis(millis));
  }
}
