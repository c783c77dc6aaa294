package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A side effect is left out. */
@Pair(BREAKS)
@WorkflowInterface
public interface SideEffectRemoved extends Flow {

  class Recorded implements SideEffectRemoved {
    @Override
    public void run() {
      Workflow.sideEffect(String.class, () -> "red");
      work().ship("a coat");
    }
  }

  class Changed implements SideEffectRemoved {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }
}
