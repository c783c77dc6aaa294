package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A random ID is drawn: it comes from the run, without a command. */
@Pair(HARMLESS)
@WorkflowInterface
public interface RandomAdded extends Flow {

  class Recorded implements RandomAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements RandomAdded {
    @Override
    public void run() {
      work().ship(Workflow.randomUUID().toString());
    }
  }
}
