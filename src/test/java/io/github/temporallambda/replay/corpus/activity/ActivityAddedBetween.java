package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** One more activity between two others. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityAddedBetween extends Flow {

  class Recorded implements ActivityAddedBetween {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityAddedBetween {
    @Override
    public void run() {
      work().reserve("a coat");
      work().check("a coat");
      work().ship("a coat");
    }
  }
}
