package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A mutable side effect is added as it should be, behind a version. */
@Pair(HARMLESS)
@WorkflowInterface
public interface GuardedMutableSideEffectAdded extends Flow {

  class Recorded implements GuardedMutableSideEffectAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements GuardedMutableSideEffectAdded {
    @Override
    public void run() {
      if (Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1) >= 1) {
        Workflow.mutableSideEffect("colour", String.class, String::equals, () -> "red");
      }
      work().ship("a coat");
    }
  }
}
