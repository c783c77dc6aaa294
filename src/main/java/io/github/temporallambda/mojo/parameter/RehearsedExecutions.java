package io.github.temporallambda.mojo.parameter;

import java.util.List;
import java.util.Optional;

/**
 * Workflow executions that a rehearsal starts after a release.
 *
 * @param after the name of that release
 * @param workflowType their type
 * @param taskQueue the queue they are started on
 * @param inputs their arguments, each valid JSON. Never shown
 * @param count how many, from 1
 * @param awaited whether they have to complete before the rehearsal goes on; else they stay open
 * @param signal what makes open ones go on; empty: nothing does
 */
public record RehearsedExecutions(
    String after,
    String workflowType,
    String taskQueue,
    List<String> inputs,
    int count,
    boolean awaited,
    Optional<Signal> signal) {

  public RehearsedExecutions {
    inputs = List.copyOf(inputs);
    if (count < 1) {
      throw new IllegalArgumentException("at least one execution");
    }
    if (awaited && signal.isPresent()) {
      throw new IllegalArgumentException("a completed execution cannot be signalled");
    }
  }

  /**
   * A signal.
   *
   * @param name its name
   * @param inputs its arguments, each valid JSON. Never shown
   * @param after the name of the release after which it is sent
   */
  public record Signal(String name, List<String> inputs, String after) {

    public Signal {
      inputs = List.copyOf(inputs);
    }

    /** Leaves the inputs out. */
    @Override
    public String toString() {
      return "Signal[" + name + " after " + after + "]";
    }
  }

  /** Leaves the inputs out. */
  @Override
  public String toString() {
    return "RehearsedExecutions[" + count + " " + workflowType + " after " + after + "]";
  }
}
