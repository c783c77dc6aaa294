package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A side effect is added as it should be, behind a version. */
@Pair(HARMLESS)
@WorkflowInterface
public interface GuardedSideEffectAdded extends Flow {

  class Recorded implements GuardedSideEffectAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements GuardedSideEffectAdded {
    @Override
    public void run() {
      if (Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1) >= 1) {
        Workflow.sideEffect(String.class, () -> "red");
      }
      work().ship("a coat");
    }
  }
}
