package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** An activity becomes conditional, on what was false when it was recorded. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityMovedIntoOtherBranch extends Flow {

  class Recorded implements ActivityMovedIntoOtherBranch {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityMovedIntoOtherBranch {
    @Override
    public void run() {
      String reserved = work().reserve("a coat");
      if (reserved.endsWith("hat")) {
        work().ship("a coat");
      }
    }
  }
}
