package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** Another activity type in the place of one. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityRenamed extends Flow {

  class Recorded implements ActivityRenamed {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityRenamed {
    @Override
    public void run() {
      work().reserve("a coat");
      work().check("a coat");
    }
  }
}
