package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.rollout.gate.GateSummary;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import io.github.temporallambda.rollout.gate.Untried;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.Journal;
import io.github.temporallambda.rollout.run.ReportDraft;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import io.github.temporallambda.rollout.run.StepOutcome.Skipped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of a rollback, one after another, on one page. */
final class WayBack {

  private static final int MOST_ROUNDS = 5;

  private final Connections connections;
  private final RollbackRequest request;
  private final Journal journal;
  private final ReportDraft draft;
  private final Findings findings;
  private final Clock clock;
  private GateVerdict all = new GateVerdict(List.of(), Set.of(), List.of(), Duration.ZERO);

  WayBack(
      Connections connections,
      RollbackRequest request,
      Journal journal,
      ReportDraft draft,
      Clock clock) {
    this.connections = connections;
    this.request = request;
    this.journal = journal;
    this.draft = draft;
    this.findings = new Findings(draft);
    this.clock = clock;
  }

  /** Gates; and, unless only asked what it would do, rescues, routes and looks after the rest. */
  void go(RollbackPlan plan, RollbackObserved observed, ReverseGate gate) {
    findings.planned(plan);
    Settlement settlement =
        new Settlement(connections.overrides(), observed, request, plan.target(), findings);
    Replayed replayed = journal.step(StepNames.REPLAY, () -> replayed(plan, observed, gate));
    if (request.options().dryRun()) {
      journal.step(StepNames.RESCUE, () -> expected(settlement, replayed.bad()));
      return;
    }
    journal.step(StepNames.RESCUE, () -> settled(settlement, replayed.bad()));
    journal.step(StepNames.REPLAY_DELTA, () -> delta(plan, replayed.moving(), gate, settlement));
    BackRouting routing = new BackRouting(connections.deployments(), request);
    boolean clears = plan.route() instanceof RoutingBack.ClearRamp;
    journal.step(clears ? StepNames.CLEAR_RAMP : StepNames.SET_CURRENT, () -> routing.route(plan));
    findings.condemned(
        journal.step(StepNames.CONDEMN, () -> routing.condemn(plan.condemn(), condemnation())));
    if (!clears) {
      routing.absolve(plan.target());
    }
    journal.step(StepNames.PROPAGATE, () -> routing.readBack(plan));
    strandedOn(plan.left(), plan.target(), gate);
  }

  /** What an earlier run may have left undone; {@code gate} is asked where something moves. */
  void complete(Completion completion, Optional<ReverseGate> gate) {
    findings.planned(completion);
    BackRouting routing = new BackRouting(connections.deployments(), request);
    if (!completion.condemn().isEmpty()) {
      findings.condemned(
          journal.step(
              StepNames.CONDEMN, () -> routing.condemn(completion.condemn(), condemnation())));
    }
    if (completion.left().isEmpty()) {
      return;
    }
    Stranded stranded = new Stranded(connections, request, findings);
    journal.step(
        StepNames.STRANDED,
        () ->
            gate.isPresent()
                ? stranded.move(completion.left(), completion.current().orElseThrow(), gate.get())
                : stranded.list(completion.left()));
  }

  /**
   * What the first gate saw.
   *
   * @param moving reads what moves back
   * @param bad what does not replay
   */
  private record Replayed(MovingBack moving, List<HistoryVerdict> bad) {}

  private StepOutcome<Replayed> replayed(
      RollbackPlan plan, RollbackObserved observed, ReverseGate gate) {
    GateVerdict verdict = gate.replay(polled -> movingBack(observed, plan, polled).read());
    take(verdict, verdict, plan);
    String counted =
        verdict.histories().isEmpty()
            ? (verdict.unanswered().isEmpty() ? "0 executions" : "not known which executions")
                + " move back"
            : verdict.count(Outcome.PASSED)
                + " of "
                + verdict.histories().size()
                + " executions that move back replay on "
                + plan.target().id();
    return new Done<>(
        new Replayed(movingBack(observed, plan, verdict.polled()), bad(verdict)),
        counted + "; " + GateSummary.polls(verdict));
  }

  /**
   * The report has it before it can stop the run. What was not tried does not replay as far as
   * anybody knows, and is settled with what does not.
   */
  private void take(GateVerdict verdict, GateVerdict together, RollbackPlan plan) {
    all = together;
    OnInconclusive choice = request.gate().onInconclusive();
    draft.gate(Untried.warned(all, choice));
    Untried.requireTried(verdict, plan.target().id(), choice);
  }

  private MovingBack movingBack(
      RollbackObserved observed, RollbackPlan plan, Set<PolledTaskQueue> polled) {
    return new MovingBack(connections.executions(), observed, plan, polled);
  }

  private static StepOutcome<String> expected(Settlement settlement, List<HistoryVerdict> bad) {
    String says = bad.isEmpty() ? "nothing to rescue" : settlement.expectation(bad);
    return new Skipped<>(says, says);
  }

  private static StepOutcome<String> settled(Settlement settlement, List<HistoryVerdict> bad) {
    if (bad.isEmpty()) {
      return new Skipped<>("", "nothing to rescue");
    }
    String says = settlement.settle(bad);
    return new Done<>(says, says);
  }

  /** Round by round, until nothing new is found that does not replay. */
  private StepOutcome<Long> delta(
      RollbackPlan plan, MovingBack moving, ReverseGate gate, Settlement settlement) {
    Set<String> tried = new HashSet<>();
    long since = 0;
    int rescued = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      GateVerdict verdict = gate.replayNew(() -> unsettled(moving, tried));
      since += Untried.fresh(all, verdict);
      take(verdict, all.and(verdict), plan);
      List<HistoryVerdict> bad = bad(verdict);
      if (!bad.isEmpty()) {
        var unused = settlement.settle(bad);
        rescued += bad.size();
        bad.forEach(one -> tried.add(one.history().runId()));
      }
      if (bad.isEmpty() || request.onIncompatible() == OnIncompatible.MOVE) {
        String more = rescued == 0 ? "" : "; " + rescued + " of them do not replay";
        return new Done<>(since, since + " executions started or grew since the gate" + more);
      }
    }
    throw IncompatibleProblems.restless(MOST_ROUNDS, plan.target().id());
  }

  /** One that cannot be read is tried once more and then settled, not round after round. */
  private List<AffectedExecution> unsettled(MovingBack moving, Set<String> tried) {
    return moving.read().stream()
        .filter(one -> !findings.isRescued(one.runId()) && !tried.contains(one.runId()))
        .toList();
  }

  private void strandedOn(List<DeploymentVersionId> left, RollbackTarget target, ReverseGate gate) {
    if (left.isEmpty()) {
      return;
    }
    Stranded stranded = new Stranded(connections, request, findings);
    journal.step(
        StepNames.STRANDED,
        () ->
            request.options().moveStranded()
                ? stranded.move(left, target, gate)
                : stranded.list(left));
  }

  private Condemnation condemnation() {
    return new Condemnation(
        Optional.of(clock.instant()),
        request.options().reason(),
        request.options().provenance().says());
  }

  private static List<HistoryVerdict> bad(GateVerdict verdict) {
    return verdict.histories().stream().filter(one -> one.outcome() != Outcome.PASSED).toList();
  }
}
