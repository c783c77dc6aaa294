package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** The old branch goes, which the recorded execution does not need. */
@Pair(HARMLESS)
@WorkflowInterface
public interface OldBranchRemoved extends Flow {

  class Recorded implements OldBranchRemoved {
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

  class Changed implements OldBranchRemoved {
    @Override
    public void run() {
      work().reserve("a coat");
      Workflow.getVersion("check", 1, 1);
      work().check("a coat");
    }
  }
}
