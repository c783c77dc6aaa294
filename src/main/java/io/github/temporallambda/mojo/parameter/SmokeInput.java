package io.github.temporallambda.mojo.parameter;

import java.time.Duration;
import java.util.Optional;

/**
 * The smoke workflow as the user wrote it.
 *
 * @param workflowType its type
 * @param taskQueue the queue it is started on
 * @param inputJson its argument, valid JSON; empty: started without one. Never shown
 * @param timeLimit from start to close
 */
public record SmokeInput(
    String workflowType, String taskQueue, Optional<String> inputJson, Duration timeLimit) {

  /** Leaves the input out. */
  @Override
  public String toString() {
    return "SmokeInput[" + workflowType + " on " + taskQueue + ", " + timeLimit + "]";
  }
}
