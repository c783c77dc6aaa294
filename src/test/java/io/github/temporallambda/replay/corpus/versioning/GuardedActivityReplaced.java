package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** An activity is replaced as it should be, with the old branch kept. */
@Pair(HARMLESS)
@WorkflowInterface
public interface GuardedActivityReplaced extends Flow {

  class Recorded implements GuardedActivityReplaced {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements GuardedActivityReplaced {
    @Override
    public void run() {
      work().reserve("a coat");
      if (Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION) {
        work().ship("a coat");
      } else {
        work().check("a coat");
      }
    }
  }
}
