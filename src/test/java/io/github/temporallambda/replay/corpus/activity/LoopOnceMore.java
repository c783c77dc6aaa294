package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** A loop takes one turn more. */
@Pair(BREAKS)
@WorkflowInterface
public interface LoopOnceMore extends Flow {

  class Recorded implements LoopOnceMore {
    @Override
    public void run() {
      for (int i = 0; i < 2; i++) {
        work().ship("coat " + i);
      }
    }
  }

  class Changed implements LoopOnceMore {
    @Override
    public void run() {
      for (int i = 0; i < 3; i++) {
        work().ship("coat " + i);
      }
    }
  }
}
