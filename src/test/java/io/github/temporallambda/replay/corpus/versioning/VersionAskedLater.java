package io.github.temporallambda.replay.corpus.versioning;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A version is asked for after an activity, not before: its marker is found wherever it lies. */
@Pair(HARMLESS)
@WorkflowInterface
public interface VersionAskedLater extends Flow {

  class Recorded implements VersionAskedLater {
    @Override
    public void run() {
      Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1);
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements VersionAskedLater {
    @Override
    public void run() {
      work().reserve("a coat");
      Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1);
      work().ship("a coat");
    }
  }
}
