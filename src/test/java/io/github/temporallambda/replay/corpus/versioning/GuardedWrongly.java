package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** An activity is replaced behind a version, with the branches mixed up. */
@Pair(BREAKS)
@WorkflowInterface
public interface GuardedWrongly extends Flow {

  class Recorded implements GuardedWrongly {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements GuardedWrongly {
    @Override
    public void run() {
      work().reserve("a coat");
      if (Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION) {
        work().check("a coat");
      } else {
        work().ship("a coat");
      }
    }
  }
}
