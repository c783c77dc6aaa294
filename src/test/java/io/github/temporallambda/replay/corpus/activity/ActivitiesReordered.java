package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** Two activities change places. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivitiesReordered extends Flow {

  class Recorded implements ActivitiesReordered {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivitiesReordered {
    @Override
    public void run() {
      work().ship("a coat");
      work().reserve("a coat");
    }
  }
}
