package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** An activity between two others is left out. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityRemoved extends Flow {

  class Recorded implements ActivityRemoved {
    @Override
    public void run() {
      work().reserve("a coat");
      work().check("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityRemoved {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }
}
