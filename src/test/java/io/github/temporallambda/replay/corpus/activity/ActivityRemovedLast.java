package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** The last activity is left out. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityRemovedLast extends Flow {

  class Recorded implements ActivityRemovedLast {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityRemovedLast {
    @Override
    public void run() {
      work().reserve("a coat");
    }
  }
}
