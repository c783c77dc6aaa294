package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A mutable side effect before an activity. */
@Pair(BREAKS)
@WorkflowInterface
public interface MutableSideEffectAdded extends Flow {

  class Recorded implements MutableSideEffectAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements MutableSideEffectAdded {
    @Override
    public void run() {
      Workflow.mutableSideEffect("colour", String.class, String::equals, () -> "red");
      work().ship("a coat");
    }
  }
}
