package io.github.temporallambda.mojo;

import org.jspecify.annotations.Nullable;

/**
 * The block {@code <smoke>} of the POM: a workflow that a new version must complete before anything
 * is routed to it. Each element has a twin among the parameters for the command line.
 */
public class SmokeParameters {

  @Nullable String workflowType;
  @Nullable String taskQueue;
  @Nullable String input;
  @Nullable String timeLimit;

  /** {@code <workflowType>}: the type's name. */
  public void setWorkflowType(String workflowType) {
    this.workflowType = workflowType;
  }

  /** {@code <taskQueue>}: the task queue it is started on. */
  public void setTaskQueue(String taskQueue) {
    this.taskQueue = taskQueue;
  }

  /** {@code <input>}: its only argument, as JSON. */
  public void setInput(String input) {
    this.input = input;
  }

  /** {@code <timeLimit>}: from start to close, an ISO-8601 duration. */
  public void setTimeLimit(String timeLimit) {
    this.timeLimit = timeLimit;
  }
}
