package io.github.temporallambda.rollout;

import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.PolledTaskQueue;
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
final class Execution {

  private final Connections connections;
  private final RolloutRequest request;
  private final Narration narration;
  private final Journal journal;

  Execution(Connections connections, RolloutRequest request, Narration narration, Journal journal) {
    this.connections = connections;
    this.request = request;
    this.narration = narration;
    this.journal = journal;
  }

  void carryOut(RolloutPlan plan, GatedRun gated, ReportDraft draft) {
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
