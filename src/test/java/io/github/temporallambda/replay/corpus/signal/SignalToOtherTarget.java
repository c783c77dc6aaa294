package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Packing.bystander;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Packing;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** The signal goes to another execution: targets are not compared. */
@Pair(UNSEEN)
@WorkflowInterface
public interface SignalToOtherTarget extends Flow {

  class Recorded implements SignalToOtherTarget {
    @Override
    public void run() {
      bystander().wrap("red");
      work().ship("a coat");
    }
  }

  class Changed implements SignalToOtherTarget {
    @Override
    public void run() {
      Workflow.newExternalWorkflowStub(Packing.class, "somebody").wrap("red");
      work().ship("a coat");
    }
  }
}
