package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** One more activity before the others. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityAddedFirst extends Flow {

  class Recorded implements ActivityAddedFirst {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityAddedFirst {
    @Override
    public void run() {
      work().check("a coat");
      work().reserve("a coat");
      work().ship("a coat");
    }
  }
}
