package io.github.temporallambda.replay.corpus.child;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Packing.child;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A child is added as it should be, behind a version. */
@Pair(HARMLESS)
@WorkflowInterface
public interface GuardedChildAdded extends Flow {

  class Recorded implements GuardedChildAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements GuardedChildAdded {
    @Override
    public void run() {
      if (Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1) >= 1) {
        child().pack("a coat");
      }
      work().ship("a coat");
    }
  }
}
