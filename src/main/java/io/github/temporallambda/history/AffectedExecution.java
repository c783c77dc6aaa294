package io.github.temporallambda.history;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;

/**
 * One running execution of an {@link ExecutionScope}.
 *
 * @param workflowId its workflow ID
 * @param runId its run ID
 * @param workflowType its type
 */
public record AffectedExecution(String workflowId, String runId, String workflowType) {

  static AffectedExecution of(WorkflowExecution execution, WorkflowType type) {
    return new AffectedExecution(execution.getWorkflowId(), execution.getRunId(), type.getName());
  }

  /** As RPCs name it. */
  WorkflowExecution named() {
    return WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(runId).build();
  }
}
