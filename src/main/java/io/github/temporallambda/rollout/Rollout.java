package io.github.temporallambda.rollout;

import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.handler.Workspace;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.ReportKeeping;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.gate.CurrentQueues;
import io.github.temporallambda.rollout.observe.HeadroomCheck;
import io.github.temporallambda.rollout.observe.Observation;
import io.github.temporallambda.rollout.observe.Observer;
import io.github.temporallambda.rollout.observe.PublishedCandidate;
import io.github.temporallambda.rollout.plan.Decision;
import io.github.temporallambda.rollout.plan.Observed;
import io.github.temporallambda.rollout.plan.PlanEnd;
import io.github.temporallambda.rollout.plan.Planner;
import io.github.temporallambda.rollout.plan.RolloutPlan;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.PublishedRequest;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.Journal;
import io.github.temporallambda.rollout.run.ReportDraft;
import io.github.temporallambda.rollout.run.RunFrame;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.step.Execution;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A release from end to end: observe, plan, execute, read back. Stops at the first problem; what
 * had been done by then is found and reused by the next run.
 */
public final class Rollout {

  private final RunFrame frame;
  private final ReplayGate replayGate;
  private final Narration narration;
  private final Planner planner = new Planner();

  /**
   * A rollout that talks through what {@code opener} opens.
   *
   * @param opener connects to Temporal and Lambda; the run closes what it opens
   * @param replayGate replays
   * @param narration hears every step
   * @param reports gets the report, once, however the run ends
   * @param clock tells the report's times
   */
  public Rollout(
      Supplier<Connections> opener,
      ReplayGate replayGate,
      Narration narration,
      ReportKeeping reports,
      Clock clock) {
    this.frame = new RunFrame(opener, narration, reports, clock);
    this.replayGate = replayGate;
    this.narration = narration;
  }

  /**
   * Does what {@code request} asks for. Safe to repeat: a second run of the same commit finds
   * everything done.
   *
   * @return the report of a run that did not fail
   * @throws ProblemException when the run stopped; the report went to its consumer before
   */
  public RolloutReport run(RolloutRequest request) {
    Candidate candidate = request.candidate();
    ReleaseFacts release =
        ReleaseFacts.of(candidate.id(), candidate.commit(), candidate.artifact());
    return frame.run(
        new RunFrame.Subject(request.goal(), release, RequestFacts.of(request)),
        (connections, journal, draft) -> execute(connections, request, journal, draft));
  }

  /**
   * Releases what Lambda holds already: fetches its code, and does what {@link
   * #run(RolloutRequest)} does. Safe to repeat.
   *
   * @return the report of a run that did not fail
   * @throws ProblemException when the run stopped; the report went to its consumer before
   */
  public RolloutReport run(PublishedRequest request) {
    ReleaseFacts release = ReleaseFacts.of(request.deploymentName());
    try (Workspace workspace = Workspace.create()) {
      return frame.run(
          new RunFrame.Subject(request.goal(), release, request.facts()),
          (connections, journal, draft) -> {
            RolloutRequest rollout =
                journal.step(StepNames.FETCH, () -> fetched(connections, request, workspace));
            draft.release(rollout.candidate());
            return execute(connections, rollout, journal, draft);
          });
    }
  }

  private static StepOutcome<RolloutRequest> fetched(
      Connections connections, PublishedRequest request, Workspace workspace) {
    RolloutRequest rollout = new PublishedCandidate(connections).rollout(request, workspace);
    Candidate candidate = rollout.candidate();
    return new StepOutcome.Done<>(
        rollout, candidate.id() + ", content " + candidate.artifact().contentDigest());
  }

  private RunOutcome execute(
      Connections connections, RolloutRequest request, Journal journal, ReportDraft draft) {
    Planned planned =
        journal.step(StepNames.PLAN, () -> planned(connections, request, draft::routingBefore));
    draft.release(planned.request().candidate());
    if (planned.decision() instanceof Decision.Kept kept) {
      narration.planned(kept.lines());
      draft.plan(kept.lines());
      return request.options().dryRun() ? RunOutcome.PLANNED : RunOutcome.UNCHANGED;
    }
    return execute(connections, planned, (RolloutPlan) planned.decision(), journal, draft);
  }

  private RunOutcome execute(
      Connections connections,
      Planned planned,
      RolloutPlan plan,
      Journal journal,
      ReportDraft draft) {
    RolloutRequest request = planned.request();
    narration.planned(plan.lines());
    draft.plan(plan.lines());
    draft.warnings(plan.warnings());
    if (request.options().dryRun()) {
      return RunOutcome.PLANNED;
    }
    new Execution(connections, request, narration, journal)
        .carryOut(plan, replayGate, planned.currentQueues(), draft);
    return outcome(plan, draft);
  }

  /**
   * What is to be done.
   *
   * @param request with a changed configuration, under another Build ID than was asked for
   * @param currentQueues the workflow task queues of the version that is current
   */
  private record Planned(Decision decision, RolloutRequest request, Set<String> currentQueues) {}

  private StepOutcome<Planned> planned(
      Connections connections,
      RolloutRequest request,
      Consumer<Optional<RoutingState>> routingBefore) {
    Observation observation = new Observer(connections).observe(request);
    routingBefore.accept(observation.observed().routing());
    Decision wanted = planner.plan(observation.observed(), observation.request());
    Decision decision =
        new HeadroomCheck(connections)
            .judged(wanted, observation.observed(), observation.request());
    if (decision instanceof Decision.Refused refused) {
      throw new ProblemException(refused.problems());
    }
    Planned planned =
        new Planned(decision, observation.request(), currentQueues(observation.observed()));
    if (decision instanceof Decision.Kept kept) {
      return new StepOutcome.AlreadyDone<>(planned, kept.says());
    }
    RolloutPlan plan = (RolloutPlan) decision;
    long changes = plan.lines().stream().filter(PlanLine::changes).count();
    return new StepOutcome.Done<>(
        planned, changes == 0 ? "nothing is left to do" : changes + " steps to do");
  }

  private static Set<String> currentQueues(Observed observed) {
    return observed
        .current()
        .map(current -> CurrentQueues.of(current.deploymentVersion()))
        .orElse(Set.of());
  }

  private static RunOutcome outcome(RolloutPlan plan, ReportDraft draft) {
    if (plan.end() instanceof PlanEnd.Wait wait) {
      draft.waits(wait);
      return RunOutcome.WAITING;
    }
    return plan.changesAnything() ? RunOutcome.SUCCEEDED : RunOutcome.UNCHANGED;
  }
}
