package io.github.temporallambda.rollout.run;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.report.Ending;
import io.github.temporallambda.report.GoalFacts;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.RollbackFacts;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RoutingFacts;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.report.StepReport;
import io.github.temporallambda.report.Work;
import io.github.temporallambda.rollout.metadata.InvokedFunction;
import io.github.temporallambda.rollout.plan.PlanEnd;
import io.github.temporallambda.rollout.request.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has to report so far, so that a run that stops half-way still tells what it reached.
 * Only written by the run; no step reads it.
 */
public final class ReportDraft {

  private final String goal;
  private final Instant startedAt;
  private ReleaseFacts release;
  private Optional<GateVerdict> gate = Optional.empty();
  private Optional<RoutingState> before = Optional.empty();
  private Optional<RollbackFacts> rollback = Optional.empty();
  private Optional<GoalFacts> facts = Optional.empty();
  private Optional<Ending.Pause> pause = Optional.empty();
  private List<PlanLine> plan = List.of();
  private List<String> warnings = List.of();

  ReportDraft(String goal, Instant startedAt, ReleaseFacts release) {
    this.goal = goal;
    this.startedAt = startedAt;
    this.release = release;
  }

  DeploymentName deploymentName() {
    return release.deploymentName().orElseThrow();
  }

  /** What is released, once it is known. */
  public void release(Candidate candidate) {
    release = ReleaseFacts.of(candidate.id(), candidate.commit(), candidate.artifact());
  }

  /** The Lambda version behind what is released. */
  public void functionArn(FunctionArn arn) {
    release = release.withFunctionArn(arn);
  }

  /** What the version that is released invokes. */
  public void invokes(InvokedFunction function) {
    release =
        function instanceof InvokedFunction.OfVersion published
            ? release.withFunctionArn(published.functionVersion().arn())
            : release.withUnqualifiedArn(function.arn());
  }

  /** The gate's verdict so far. */
  public void gate(GateVerdict verdict) {
    gate = Optional.of(verdict);
  }

  /** What the run is going to do, as it is told. */
  public void plan(List<PlanLine> lines) {
    plan = List.copyOf(lines);
  }

  /** What to know of it beside. */
  public void warnings(List<String> more) {
    warnings = List.copyOf(more);
  }

  /** What a run waits for that goes on another time. */
  public void waits(PlanEnd.Wait wait) {
    pause = Optional.of(new Ending.Pause(wait.until(), wait.why()));
  }

  /** What only a goal of this kind tells. */
  public void facts(GoalFacts told) {
    facts = Optional.of(told);
  }

  /** The routing as it was found. */
  public void routingBefore(Optional<RoutingState> routing) {
    before = routing;
  }

  /** The version that traffic goes to, where a run comes to know it on its way. */
  public void target(DeploymentVersionId id, FunctionArn arn) {
    release =
        new ReleaseFacts(
            Optional.of(id.deploymentName()),
            Optional.of(id.buildId()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(arn),
            Optional.empty());
  }

  /** What a rollback did so far. */
  public void rollback(RollbackFacts facts) {
    rollback = Optional.of(facts);
  }

  RolloutReport finish(
      RunOutcome outcome,
      Instant endedAt,
      List<StepReport> steps,
      Optional<RoutingState> after,
      List<Problem> problems) {
    Ending ending =
        new Ending(
            outcome, outcome == RunOutcome.WAITING ? pause : Optional.empty(), warnings, problems);
    return new RolloutReport(
        new RolloutReport.Run(
            Optional.empty(),
            goal,
            new RolloutReport.Span(startedAt, Duration.between(startedAt, endedAt))),
        ending,
        release,
        gate,
        new Work(plan, steps),
        new RoutingFacts(before, after, rollback, Optional.empty()),
        facts,
        Map.of());
  }
}
