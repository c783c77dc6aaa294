package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A side effect's function gives another value: the recorded one is used. */
@Pair(HARMLESS)
@WorkflowInterface
public interface SideEffectOtherFunction extends Flow {

  class Recorded implements SideEffectOtherFunction {
    @Override
    public void run() {
      String colour = Workflow.sideEffect(String.class, () -> "red");
      if (colour.equals("red")) {
        work().ship("a coat");
      }
    }
  }

  class Changed implements SideEffectOtherFunction {
    @Override
    public void run() {
      String colour = Workflow.sideEffect(String.class, () -> "blue");
      if (colour.equals("red")) {
        work().ship("a coat");
      }
    }
  }
}
