package io.github.temporallambda.deployment;

/**
 * One run of a workflow that was started here.
 *
 * @param workflowId its workflow ID
 * @param runId its run ID
 */
public record StartedExecution(String workflowId, String runId) {

  @Override
  public String toString() {
    return workflowId + " (run " + runId + ")";
  }
}
