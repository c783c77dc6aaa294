package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Packing;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** Another execution is cancelled no more. */
@Pair(BREAKS)
@WorkflowInterface
public interface CancelOfOtherRemoved extends Flow {

  class Recorded implements CancelOfOtherRemoved {
    @Override
    public void run() {
      Workflow.newUntypedExternalWorkflowStub(Packing.BYSTANDER).cancel();
      work().ship("a coat");
    }
  }

  class Changed implements CancelOfOtherRemoved {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }
}
