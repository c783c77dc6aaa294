package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A mutable side effect's function gives another value: the recorded one is used. */
@Pair(HARMLESS)
@WorkflowInterface
public interface MutableSideEffectOtherFunction extends Flow {

  class Recorded implements MutableSideEffectOtherFunction {
    @Override
    public void run() {
      Workflow.mutableSideEffect("colour", String.class, String::equals, () -> "red");
      work().ship("a coat");
    }
  }

  class Changed implements MutableSideEffectOtherFunction {
    @Override
    public void run() {
      Workflow.mutableSideEffect("colour", String.class, String::equals, () -> "blue");
      work().ship("a coat");
    }
  }
}
