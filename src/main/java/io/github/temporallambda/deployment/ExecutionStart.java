package io.github.temporallambda.deployment;

import java.util.List;

/**
 * How a workflow is started.
 *
 * @param workflowType the type's name
 * @param taskQueue the task queue
 * @param inputsJson its arguments, each as JSON
 */
public record ExecutionStart(String workflowType, String taskQueue, List<String> inputsJson) {

  public ExecutionStart {
    inputsJson = List.copyOf(inputsJson);
  }

  /** Leaves the inputs out: they may hold anything. */
  @Override
  public String toString() {
    return "ExecutionStart[" + workflowType + " on " + taskQueue + "]";
  }
}
