package io.github.temporallambda.replay.corpus.child;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Packing.child;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A child of another workflow type in the place of one. */
@Pair(BREAKS)
@WorkflowInterface
public interface ChildRenamed extends Flow {

  class Recorded implements ChildRenamed {
    @Override
    public void run() {
      child().pack("a coat");
    }
  }

  class Changed implements ChildRenamed {
    @Override
    public void run() {
      Workflow.newUntypedChildWorkflowStub("Wrapping").execute(String.class, "a coat");
    }
  }
}
