package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.Fact;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A release from end to end: observe, plan, execute, read back. Stops at the first problem; what
 * had been done by then is found and reused by the next run.
 */
public final class Rollout {

  private final Supplier<Connections> opener;
  private final ReplayGate replayGate;
  private final Narration narration;
  private final Consumer<RolloutReport> reports;
  private final Clock clock;
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
      Consumer<RolloutReport> reports,
      Clock clock) {
    this.opener = opener;
    this.replayGate = replayGate;
    this.narration = narration;
    this.reports = reports;
    this.clock = clock;
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
    ReportDraft draft = new ReportDraft(request.goal(), clock.instant(), release);
    narration.begins(request.goal(), RequestFacts.of(request));
    return run(draft, (connections, journal) -> request);
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
    ReportDraft draft = new ReportDraft(request.goal(), clock.instant(), release);
    narration.begins(request.goal(), request.facts());
    try (Workspace workspace = Workspace.create()) {
      return run(
          draft,
          (connections, journal) ->
              journal.step(StepNames.FETCH, () -> fetched(connections, request, workspace)));
    }
  }

  private static StepOutcome<RolloutRequest> fetched(
      Connections connections, PublishedRequest request, Workspace workspace) {
    RolloutRequest rollout = new PublishedCandidate(connections).rollout(request, workspace);
    Candidate candidate = rollout.candidate();
    return new StepOutcome.Done<>(
        rollout,
        candidate.id()
            + ", content "
            + candidate.artifact().contentDigest()
            + ", code SHA-256 "
            + candidate.artifact().codeSha256());
  }

  /** What is asked for, once the services can be read. */
  @FunctionalInterface
  private interface Asked {
    RolloutRequest of(Connections connections, Journal journal);
  }

  private RolloutReport run(ReportDraft draft, Asked asked) {
    Journal journal = new Journal(narration, clock);
    try (Connections connections = connected(journal, draft)) {
      return run(connections, asked, journal, draft);
    }
  }

  private Connections connected(Journal journal, ReportDraft draft) {
    try {
      return journal.step(StepNames.CONNECT, this::connect);
    } catch (ProblemException e) {
      finish(draft, RunOutcome.FAILED, journal, Optional.empty(), e.problems());
      throw e;
    } catch (RuntimeException e) {
      finish(draft, RunOutcome.FAILED, journal, Optional.empty(), List.of(bug(e)));
      throw e;
    }
  }

  private StepOutcome<Connections> connect() {
    Connections connections = opener.get();
    return new StepOutcome.Done<>(connections, connections.summary());
  }

  private RolloutReport run(
      Connections connections, Asked asked, Journal journal, ReportDraft draft) {
    try {
      RolloutRequest request = asked.of(connections, journal);
      draft.release(request.candidate());
      RunOutcome outcome = execute(connections, request, journal, draft);
      return finish(draft, outcome, journal, readBack(connections, draft), List.of());
    } catch (ProblemException e) {
      finish(draft, RunOutcome.FAILED, journal, readBack(connections, draft), e.problems());
      throw e;
    } catch (RuntimeException e) {
      finish(draft, RunOutcome.FAILED, journal, readBack(connections, draft), List.of(bug(e)));
      throw e;
    }
  }

  private RunOutcome execute(
      Connections connections, RolloutRequest request, Journal journal, ReportDraft draft) {
    RolloutPlan plan =
        journal.step(StepNames.PLAN, () -> planned(connections, request, draft::routingBefore));
    narration.planned(plan.lines());
    if (request.options().dryRun()) {
      return RunOutcome.PLANNED;
    }
    try (GatedRun gated = new GatedRun(replayGate, connections, request, draft::gate)) {
      new Execution(connections, request, narration, journal).carryOut(plan, gated, draft);
    }
    return outcome(plan);
  }

  private StepOutcome<RolloutPlan> planned(
      Connections connections,
      RolloutRequest request,
      Consumer<Optional<RoutingState>> routingBefore) {
    Observed observed = new Observer(connections).observe(request);
    routingBefore.accept(observed.routing());
    Decision decision = planner.plan(observed, request);
    if (decision instanceof Decision.Refused refused) {
      throw new ProblemException(refused.problems());
    }
    RolloutPlan plan = (RolloutPlan) decision;
    long changes = plan.lines().stream().filter(PlanLine::changes).count();
    return new StepOutcome.Done<>(
        plan, changes == 0 ? "nothing is left to do" : changes + " steps to do");
  }

  private static RunOutcome outcome(RolloutPlan plan) {
    if (plan.end() instanceof PlanEnd.Wait) {
      return RunOutcome.WAITING;
    }
    return plan.changesAnything() ? RunOutcome.SUCCEEDED : RunOutcome.UNCHANGED;
  }

  private RolloutReport finish(
      ReportDraft draft,
      RunOutcome outcome,
      Journal journal,
      Optional<RoutingState> after,
      List<Problem> problems) {
    RolloutReport report = draft.finish(outcome, clock.instant(), journal.steps(), after, problems);
    narration.ends(report);
    reports.accept(report);
    return report;
  }

  /**
   * The routing as it is now; empty where it cannot be read, which must not hide why we stopped.
   */
  private Optional<RoutingState> readBack(Connections connections, ReportDraft draft) {
    try {
      return connections.deployments().describe(draft.deploymentName());
    } catch (ProblemException e) {
      narration.progress("the routing could not be read back: " + e.problems().get(0).what());
      return Optional.empty();
    }
  }

  private static Problem bug(RuntimeException e) {
    return new Problem(
        ProblemKind.BUG,
        "The plugin stopped at a fault of its own: " + e.getClass().getName() + ".",
        Arrays.stream(e.getStackTrace()).limit(5).map(frame -> "at " + frame).toList(),
        List.of("report it with the output of the same command and -e; running again is safe"));
  }
}
