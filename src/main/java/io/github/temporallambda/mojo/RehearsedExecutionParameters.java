package io.github.temporallambda.mojo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@code <execution>} of the block {@code <rehearse>}: workflow executions to start. */
public class RehearsedExecutionParameters {

  @Nullable String after;
  @Nullable String workflowType;
  @Nullable String taskQueue;
  @Nullable String input;
  List<String> inputs = List.of();
  @Nullable String count;
  @Nullable String leave;
  @Nullable SignalParameters signal;
  @Nullable String signalAfter;

  /** {@code <after>}: the name of the release after which they are started. */
  public void setAfter(String after) {
    this.after = after;
  }

  /** {@code <workflowType>}: the type's name. */
  public void setWorkflowType(String workflowType) {
    this.workflowType = workflowType;
  }

  /** {@code <taskQueue>}: the task queue they are started on. */
  public void setTaskQueue(String taskQueue) {
    this.taskQueue = taskQueue;
  }

  /** {@code <input>}: their only argument, as JSON. */
  public void setInput(String input) {
    this.input = input;
  }

  /** {@code <inputs>}: their arguments, where there are several, each as JSON. */
  public void setInputs(List<String> inputs) {
    this.inputs = List.copyOf(inputs);
  }

  /** {@code <count>}: how many. */
  public void setCount(String count) {
    this.count = count;
  }

  /** {@code <leave>}: {@code open} or {@code awaited}. */
  public void setLeave(String leave) {
    this.leave = leave;
  }

  /** {@code <signal>}: what makes open ones go on. */
  public void setSignal(SignalParameters signal) {
    this.signal = signal;
  }

  /** {@code <signalAfter>}: the name of the release after which they are signalled. */
  public void setSignalAfter(String signalAfter) {
    this.signalAfter = signalAfter;
  }
}
