package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** An activity becomes conditional, on what was true when it was recorded. */
@Pair(HARMLESS)
@WorkflowInterface
public interface ActivityMovedIntoTakenBranch extends Flow {

  class Recorded implements ActivityMovedIntoTakenBranch {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityMovedIntoTakenBranch {
    @Override
    public void run() {
      String reserved = work().reserve("a coat");
      if (reserved.endsWith("coat")) {
        work().ship("a coat");
      }
    }
  }
}
