package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** One more activity where the recorded execution was at its end. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityAddedLast extends Flow {

  class Recorded implements ActivityAddedLast {
    @Override
    public void run() {
      work().reserve("a coat");
    }
  }

  class Changed implements ActivityAddedLast {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }
}
