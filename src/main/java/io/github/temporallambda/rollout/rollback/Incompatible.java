package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.ExecutionId;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.report.PlacedExecution;

/**
 * An execution that would move back and does not replay there.
 *
 * @param verdict the gate's
 * @param on the version that it has progressed on
 */
record Incompatible(HistoryVerdict verdict, DeploymentVersionId on) {

  ExecutionId execution() {
    return execution(verdict);
  }

  PlacedExecution placed() {
    return placed(verdict, on);
  }

  static ExecutionId execution(HistoryVerdict verdict) {
    return new ExecutionId(verdict.history().workflowId(), verdict.history().runId());
  }

  static PlacedExecution placed(HistoryVerdict verdict, DeploymentVersionId on) {
    return new PlacedExecution(
        verdict.history().workflowType(),
        verdict.history().workflowId(),
        verdict.history().runId(),
        on,
        verdict.reason());
  }
}
