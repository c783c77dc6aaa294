package io.github.temporallambda.rollout.step;

import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.rollout.metadata.InvokedFunction;
import io.github.temporallambda.rollout.metadata.ReleaseMetadata;
import io.github.temporallambda.rollout.plan.RolloutPlan;
import io.github.temporallambda.rollout.plan.RoutePlan;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.Journal;
import io.github.temporallambda.rollout.run.ReportDraft;
import java.util.Set;

/** A plan's steps, one after another, on one page. */
public final class Execution {

  private final Connections connections;
  private final RolloutRequest request;
  private final Narration narration;
  private final Journal journal;

  /**
   * Steps of one run.
   *
   * @param connections what they read and write through; kept open by the run
   * @param request what was planned for
   * @param narration hears of what takes long
   * @param journal runs the steps
   */
  public Execution(
      Connections connections, RolloutRequest request, Narration narration, Journal journal) {
    this.connections = connections;
    this.request = request;
    this.narration = narration;
    this.journal = journal;
  }

  /**
   * Carries out {@code plan}. The gate is closed at the end, however that comes.
   *
   * @param replayGate replays
   * @param currentQueues the workflow task queues of the version that is current
   * @param draft gets each verdict, and what is invoked, as soon as it is known
   * @throws ProblemException when a step stopped the run; no step after it was begun
   */
  public void carryOut(
      RolloutPlan plan, ReplayGate replayGate, Set<String> currentQueues, ReportDraft draft) {
    try (GatedRun gated =
        new GatedRun(replayGate, connections, request, currentQueues, draft::gate)) {
      carryOut(plan, gated, draft);
    }
  }

  private void carryOut(RolloutPlan plan, GatedRun gated, ReportDraft draft) {
    GateVerdict verdict = journal.step(StepNames.REPLAY, () -> gated.gate(plan.gate()));
    if (plan.rewritten().isPresent()) {
      journal.step(StepNames.REPLAY_DELTA, () -> gated.delta(verdict.polled()));
    }
    Publication publication =
        new Publication(
            connections.functions(),
            request.candidate(),
            new OtherPublisher(
                connections.functions(),
                request.candidate(),
                id -> connections.deployments().describe(id)));
    InvokedFunction function = publication.run(plan.publish(), journal);
    draft.invokes(function);
    Set<PolledTaskQueue> polled =
        new Registration(connections, request, function, narration)
            .run(plan, verdict.polled(), journal);
    if (plan.route() instanceof RoutePlan.SetCurrent) {
      // Of a task queue that was polled too late for the gate, every execution is new here.
      journal.step(StepNames.REPLAY_DELTA, () -> gated.delta(polled));
      publication.requireStillHeld(function);
    }
    new Routing(connections.deployments(), request)
        .run(plan, ReleaseMetadata.of(request, function, gated.soFar()), journal);
  }
}
