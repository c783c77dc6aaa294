package io.github.temporallambda.rollout;

import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.report.Narration;

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
    FunctionVersion functionVersion =
        new Publication(connections.functions(), request.candidate()).run(plan.publish(), journal);
    draft.functionArn(functionVersion.arn());
    new Registration(connections, request, functionVersion, narration)
        .run(plan, verdict.polled(), journal);
    if (plan.route() instanceof RoutePlan.SetCurrent) {
      journal.step(StepNames.REPLAY_DELTA, () -> gated.delta(verdict.polled()));
    }
    new Routing(connections.deployments(), request)
        .run(plan.route(), ReleaseMetadata.of(request, functionVersion, verdict), journal);
  }
}
