package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.localWork;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A local activity is added as it should be, behind a version. */
@Pair(HARMLESS)
@WorkflowInterface
public interface GuardedLocalActivityAdded extends Flow {

  class Recorded implements GuardedLocalActivityAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements GuardedLocalActivityAdded {
    @Override
    public void run() {
      if (Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1) >= 1) {
        localWork().check("a coat");
      }
      work().ship("a coat");
    }
  }
}
