package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A loop is written out, and logs. */
@Pair(HARMLESS)
@WorkflowInterface
public interface LoopUnrolled extends Flow {

  class Recorded implements LoopUnrolled {
    @Override
    public void run() {
      for (int i = 0; i < 2; i++) {
        work().ship("coat " + i);
      }
    }
  }

  class Changed implements LoopUnrolled {
    @Override
    public void run() {
      Workflow.getLogger("shipping").info("both coats");
      work().ship("coat 0");
      work().ship("coat 1");
    }
  }
}
