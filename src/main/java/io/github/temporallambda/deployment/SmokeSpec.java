package io.github.temporallambda.deployment;

import java.time.Duration;
import java.util.Optional;

/**
 * A workflow that a new version must complete before anything is routed to it.
 *
 * @param workflowType the type's name
 * @param taskQueue the task queue it is started on; one that the version polls
 * @param inputJson its only argument, as JSON; empty: no argument
 * @param timeLimit from start to close; positive
 */
public record SmokeSpec(
    String workflowType, String taskQueue, Optional<String> inputJson, Duration timeLimit) {

  public SmokeSpec {
    if (workflowType.isBlank() || taskQueue.isBlank()) {
      throw new IllegalArgumentException("a smoke workflow has a type and a task queue");
    }
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("a time limit is positive: " + timeLimit);
    }
  }

  /** Leaves the input out: it may hold anything. */
  @Override
  public String toString() {
    return "SmokeSpec[" + workflowType + " on " + taskQueue + ", at most " + timeLimit + "]";
  }
}
