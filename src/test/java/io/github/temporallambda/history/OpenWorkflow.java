package io.github.temporallambda.history;

import io.temporal.common.VersioningBehavior;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.temporal.workflow.WorkflowVersioningBehavior;

/** Stays open, takes a step at each signal, and ends or continues as new when told to. */
@WorkflowInterface
public interface OpenWorkflow {

  @WorkflowMethod(name = "Upgrading")
  void run();

  @SignalMethod
  void step();

  @SignalMethod
  void continueAsNew();

  @SignalMethod
  void end();

  /** Has the worker's own behaviour. */
  class Upgrading implements OpenWorkflow {

    private boolean again;
    private boolean ended;

    @Override
    public void run() {
      Workflow.await(() -> again || ended);
      if (again) {
        Workflow.continueAsNew();
      }
    }

    @Override
    public void step() {}

    @Override
    public void continueAsNew() {
      again = true;
    }

    @Override
    public void end() {
      ended = true;
    }
  }

  /** Stays on the version it started on. */
  @WorkflowInterface
  interface Staying {

    @WorkflowMethod(name = "Staying")
    void run();

    @SignalMethod
    void step();
  }

  /** Stays on the version it started on. */
  class Pinned implements Staying {

    @Override
    @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
    public void run() {
      Workflow.await(() -> false);
    }

    @Override
    public void step() {}
  }
}
