package io.github.temporallambda.replay.corpus;

import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A workflow that pairs have as their child, or signal and cancel from outside. */
@WorkflowInterface
public interface Packing {

  /** The execution that pairs signal and cancel; it waits for ever. */
  String BYSTANDER = "corpus-bystander";

  @WorkflowMethod
  String pack(String order);

  @SignalMethod
  void wrap(String paper);

  @SignalMethod
  void hurry(String reason);

  /** As a child. */
  static Packing child() {
    return Workflow.newChildWorkflowStub(Packing.class, ChildWorkflowOptions.getDefaultInstance());
  }

  /** The bystander. */
  static Packing bystander() {
    return Workflow.newExternalWorkflowStub(Packing.class, BYSTANDER);
  }

  /** Packs; the bystander only waits, and is not impressed when cancelled. */
  class Done implements Packing {

    @Override
    public String pack(String order) {
      if (order.equals(BYSTANDER)) {
        Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> false)).run();
      }
      return "packed " + order;
    }

    @Override
    public void wrap(String paper) {}

    @Override
    public void hurry(String reason) {}
  }
}
