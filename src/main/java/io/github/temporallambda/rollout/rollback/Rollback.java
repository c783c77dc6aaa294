package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.Fact;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.ReportKeeping;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.rollback.RollbackDecision.Refused;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.Journal;
import io.github.temporallambda.rollout.run.ReportDraft;
import io.github.temporallambda.rollout.run.RunFrame;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A rollback from end to end: observe, plan, replay in reverse, rescue, route, condemn, read back.
 * May be killed at any point and run again.
 */
public final class Rollback {

  /** The goal's name, as it stands in logs and reports. */
  public static final String GOAL = "rollback";

  private final RunFrame frame;
  private final ReplayGate replayGate;
  private final Narration narration;
  private final Clock clock;
  private final RollbackPlanner planner = new RollbackPlanner();

  /**
   * A rollback that talks through what {@code opener} opens.
   *
   * @param opener connects to Temporal and Lambda; the run closes what it opens
   * @param replayGate replays
   * @param narration hears every step
   * @param reports gets the report, once, however the run ends
   * @param clock tells the report's times, and when a version was condemned
   */
  public Rollback(
      Supplier<Connections> opener,
      ReplayGate replayGate,
      Narration narration,
      ReportKeeping reports,
      Clock clock) {
    this.frame = new RunFrame(opener, narration, reports, clock);
    this.replayGate = replayGate;
    this.narration = narration;
    this.clock = clock;
  }

  /**
   * Does what {@code request} asks for. With {@code from} named it is safe to repeat; without, each
   * run goes one back, except that one which was cut short is completed first.
   *
   * @return the report of a run that did not fail
   * @throws ProblemException when the run stopped; the report went to its consumer before
   */
  public RolloutReport run(RollbackRequest request) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("deployment", request.deploymentName().value()));
    request.way().from().ifPresent(from -> facts.add(new Fact("from", from.value())));
    request.way().to().ifPresent(to -> facts.add(new Fact("to", to.value())));
    facts.add(new Fact("temporal", request.temporal().toString()));
    return frame.run(
        new RunFrame.Subject(GOAL, ReleaseFacts.of(request.deploymentName()), facts),
        (connections, journal, draft) ->
            execute(connections, request.in(connections.functions().region()), journal, draft));
  }

  private RunOutcome execute(
      Connections connections, RollbackRequest request, Journal journal, ReportDraft draft) {
    draft.warnings(request.options().warnings());
    Planned planned = journal.step(StepNames.PLAN, () -> planned(connections, request, draft));
    WayBack way = new WayBack(connections, request, journal, draft, clock);
    if (planned.decision() instanceof RollbackPlan plan) {
      goOnLeaving(plan.left(), connections, request);
      draft.target(plan.target().id(), plan.target().functionVersion().arn());
      tell(RollbackLines.of(plan, request), draft);
      try (ReverseGate gate = ReverseGate.open(replayGate, connections, request, plan.target())) {
        way.go(plan, planned.observed(), gate);
      }
      return request.options().dryRun() ? RunOutcome.PLANNED : RunOutcome.SUCCEEDED;
    }
    Completion completion = (Completion) planned.decision();
    goOnLeaving(completion.left(), connections, request);
    tell(RollbackLines.of(completion, request), draft);
    return complete(connections, request, completion, way);
  }

  /** Once this run has left it, the same command without it would go back one further. */
  private static void goOnLeaving(
      List<DeploymentVersionId> left, Connections connections, RollbackRequest request) {
    if (request.way().isOpen()) {
      left.stream()
          .findFirst()
          .map(id -> PluginCommand.quoted("-Dtemporal-lambda.from=" + id.buildId()))
          .ifPresent(connections.stop()::goOnWith);
    }
  }

  private void tell(List<PlanLine> plan, ReportDraft draft) {
    narration.planned(plan);
    draft.plan(plan);
  }

  private RunOutcome complete(
      Connections connections, RollbackRequest request, Completion completion, WayBack way) {
    if (request.options().dryRun()) {
      return RunOutcome.PLANNED;
    }
    boolean moves = request.options().moveStranded() && !completion.left().isEmpty();
    if (moves) {
      RollbackTarget target = completion.current().orElseThrow();
      try (ReverseGate gate = ReverseGate.open(replayGate, connections, request, target)) {
        way.complete(completion, Optional.of(gate));
      }
    } else {
      way.complete(completion, Optional.empty());
    }
    return moves || !completion.condemn().isEmpty() ? RunOutcome.SUCCEEDED : RunOutcome.UNCHANGED;
  }

  /**
   * What was observed and decided.
   *
   * @param decision a plan or a completion; a refusal stops the run
   */
  private record Planned(RollbackObserved observed, RollbackDecision decision) {}

  private StepOutcome<Planned> planned(
      Connections connections, RollbackRequest request, ReportDraft draft) {
    RollbackObserved observed = new RollbackObserver(connections).observe(request.deploymentName());
    draft.routingBefore(Optional.of(observed.routing()));
    RollbackDecision decision = planner.plan(observed, request);
    if (decision instanceof Refused refused) {
      throw new ProblemException(refused.problems());
    }
    return new Done<>(new Planned(observed, decision), says(decision));
  }

  private static String says(RollbackDecision decision) {
    if (decision instanceof RollbackPlan plan) {
      String left = plan.left().isEmpty() ? "the ramp" : BackRouting.names(plan.left());
      return "from " + left + " back to " + plan.target().id();
    }
    return ((Completion) decision).why();
  }
}
