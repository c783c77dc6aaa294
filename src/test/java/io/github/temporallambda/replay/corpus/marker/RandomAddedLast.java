package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A random ID is drawn where nothing comes after it. */
@Pair(HARMLESS)
@WorkflowInterface
public interface RandomAddedLast extends Flow {

  class Recorded implements RandomAddedLast {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements RandomAddedLast {
    @Override
    public void run() {
      String shipped = work().ship("a coat");
      Workflow.getLogger("shipping").info(shipped + Workflow.randomUUID());
    }
  }
}
