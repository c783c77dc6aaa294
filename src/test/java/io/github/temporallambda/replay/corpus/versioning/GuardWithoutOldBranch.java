package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** An activity is added behind a version that does not support what came before it. */
@Pair(BREAKS)
@WorkflowInterface
public interface GuardWithoutOldBranch extends Flow {

  class Recorded implements GuardWithoutOldBranch {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements GuardWithoutOldBranch {
    @Override
    public void run() {
      work().reserve("a coat");
      if (Workflow.getVersion("check", 1, 1) >= 1) {
        work().check("a coat");
      }
      work().ship("a coat");
    }
  }
}
