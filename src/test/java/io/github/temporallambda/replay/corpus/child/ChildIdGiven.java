package io.github.temporallambda.replay.corpus.child;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Packing.child;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Packing;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A child gets a workflow ID of its own. */
@Pair(BREAKS)
@WorkflowInterface
public interface ChildIdGiven extends Flow {

  class Recorded implements ChildIdGiven {
    @Override
    public void run() {
      child().pack("a coat");
    }
  }

  class Changed implements ChildIdGiven {
    @Override
    public void run() {
      ChildWorkflowOptions named =
          ChildWorkflowOptions.newBuilder().setWorkflowId("the-packing").build();
      Workflow.newChildWorkflowStub(Packing.class, named).pack("a coat");
    }
  }
}
