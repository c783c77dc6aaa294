package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** The version that was recorded is supported no more. */
@Pair(BREAKS)
@WorkflowInterface
public interface VersionNoLongerSupported extends Flow {

  class Recorded implements VersionNoLongerSupported {
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

  class Changed implements VersionNoLongerSupported {
    @Override
    public void run() {
      work().reserve("a coat");
      Workflow.getVersion("check", 2, 2);
      work().check("a coat");
    }
  }
}
