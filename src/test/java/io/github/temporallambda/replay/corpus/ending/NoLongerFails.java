package io.github.temporallambda.replay.corpus.ending;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.WorkflowInterface;

/** An execution that failed completes. */
@Pair(BREAKS)
@WorkflowInterface
public interface NoLongerFails extends Flow {

  class Recorded implements NoLongerFails {
    @Override
    public void run() {
      work().ship("a coat");
      throw ApplicationFailure.newFailure("after all", "Late");
    }
  }

  class Changed implements NoLongerFails {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }
}
