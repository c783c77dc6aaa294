package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A version gets another change ID: the recorded execution counts as one from before. */
@Pair(BREAKS)
@WorkflowInterface
public interface ChangeIdRenamed extends Flow {

  class Recorded implements ChangeIdRenamed {
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

  class Changed implements ChangeIdRenamed {
    @Override
    public void run() {
      work().reserve("a coat");
      if (Workflow.getVersion("control", Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION) {
        work().ship("a coat");
      } else {
        work().check("a coat");
      }
    }
  }
}
