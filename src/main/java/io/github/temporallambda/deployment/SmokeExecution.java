package io.github.temporallambda.deployment;

/** One started smoke workflow. */
record SmokeExecution(String workflowId, String runId) {

  @Override
  public String toString() {
    return workflowId + " (run " + runId + ")";
  }
}
