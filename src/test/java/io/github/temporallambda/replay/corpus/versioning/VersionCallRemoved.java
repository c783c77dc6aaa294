package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/**
 * A version is asked for no more, though its marker is recorded: markers of versions that nobody
 * asks for are passed over. One would call it a change; the code goes the same way.
 */
@Pair(HARMLESS)
@WorkflowInterface
public interface VersionCallRemoved extends Flow {

  class Recorded implements VersionCallRemoved {
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

  class Changed implements VersionCallRemoved {
    @Override
    public void run() {
      work().reserve("a coat");
      work().check("a coat");
    }
  }
}
