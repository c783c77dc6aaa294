package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A version is asked for in a loop; the recorded execution keeps the old way in every turn. */
@Pair(HARMLESS)
@WorkflowInterface
public interface VersionAddedInLoop extends Flow {

  class Recorded implements VersionAddedInLoop {
    @Override
    public void run() {
      for (int i = 0; i < 2; i++) {
        work().ship("coat " + i);
      }
    }
  }

  class Changed implements VersionAddedInLoop {
    @Override
    public void run() {
      for (int i = 0; i < 2; i++) {
        if (Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1) >= 1) {
          work().check("a coat");
        }
        work().ship("coat " + i);
      }
    }
  }
}
