package io.github.temporallambda.deployment;

import io.temporal.api.common.v1.WorkflowExecution;

/**
 * One run of a workflow, as an override names it.
 *
 * @param workflowId its workflow ID; not empty
 * @param runId its run ID; not empty: without one the server would take whichever run is newest
 */
public record ExecutionId(String workflowId, String runId) {

  public ExecutionId {
    if (workflowId.isEmpty() || runId.isEmpty()) {
      throw new IllegalArgumentException("an execution has a workflow ID and a run ID");
    }
  }

  /** As requests name it. */
  WorkflowExecution toProto() {
    return WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(runId).build();
  }

  /** {@code order-17 (run …)}. */
  @Override
  public String toString() {
    return workflowId + " (run " + runId + ")";
  }
}
