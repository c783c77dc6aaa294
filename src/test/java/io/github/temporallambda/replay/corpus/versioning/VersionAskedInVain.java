package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A version is asked for and nothing made of it. */
@Pair(HARMLESS)
@WorkflowInterface
public interface VersionAskedInVain extends Flow {

  class Recorded implements VersionAskedInVain {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements VersionAskedInVain {
    @Override
    public void run() {
      work().reserve("a coat");
      Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1);
      work().ship("a coat");
    }
  }
}
