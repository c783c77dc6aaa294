package io.github.temporallambda.replay.corpus.child;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Packing.child;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Packing;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A child outlives its parent now: its options are not compared. */
@Pair(HARMLESS)
@WorkflowInterface
public interface ChildOptionsChanged extends Flow {

  class Recorded implements ChildOptionsChanged {
    @Override
    public void run() {
      child().pack("a coat");
    }
  }

  class Changed implements ChildOptionsChanged {
    @Override
    public void run() {
      ChildWorkflowOptions abandoned =
          ChildWorkflowOptions.newBuilder()
              .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
              .build();
      Workflow.newChildWorkflowStub(Packing.class, abandoned).pack("a coat");
    }
  }
}
