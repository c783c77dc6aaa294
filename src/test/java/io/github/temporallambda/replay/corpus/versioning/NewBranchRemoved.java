package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** The new branch goes, which the recorded execution has taken. */
@Pair(BREAKS)
@WorkflowInterface
public interface NewBranchRemoved extends Flow {

  class Recorded implements NewBranchRemoved {
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

  class Changed implements NewBranchRemoved {
    @Override
    public void run() {
      work().reserve("a coat");
      Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1);
      work().ship("a coat");
    }
  }
}
