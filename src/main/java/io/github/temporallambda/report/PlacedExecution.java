package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentVersionId;

/**
 * An execution and the version that it is on after a rollback.
 *
 * @param workflowType its type
 * @param workflowId its workflow ID
 * @param runId its run ID
 * @param on the version
 * @param why the gate's words where it does not replay elsewhere; else empty
 */
public record PlacedExecution(
    String workflowType, String workflowId, String runId, DeploymentVersionId on, String why) {

  /** {@code OrderWorkflow order-17 (run …)}, with the reason where there is one. */
  @Override
  public String toString() {
    return workflowType
        + " "
        + workflowId
        + " (run "
        + runId
        + ")"
        + (why.isEmpty() ? "" : ": " + why);
  }
}
