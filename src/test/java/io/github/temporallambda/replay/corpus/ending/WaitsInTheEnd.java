package io.github.temporallambda.replay.corpus.ending;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** An execution that completed waits for something more. */
@Pair(BREAKS)
@WorkflowInterface
public interface WaitsInTheEnd extends Flow {

  class Recorded implements WaitsInTheEnd {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements WaitsInTheEnd {
    @Override
    public void run() {
      work().ship("a coat");
      Workflow.await(() -> false);
    }
  }
}
