package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** An activity is added as it should be, behind a version. */
@Pair(HARMLESS)
@WorkflowInterface
public interface GuardedActivityAdded extends Flow {

  class Recorded implements GuardedActivityAdded {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements GuardedActivityAdded {
    @Override
    public void run() {
      work().reserve("a coat");
      if (Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1) >= 1) {
        work().check("a coat");
      }
      work().ship("a coat");
    }
  }
}
