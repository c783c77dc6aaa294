package io.github.temporallambda.replay.corpus.ending;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.WorkflowInterface;

/** An execution fails with other words. */
@Pair(HARMLESS)
@WorkflowInterface
public interface FailureMessageChanged extends Flow {

  class Recorded implements FailureMessageChanged {
    @Override
    public void run() {
      work().ship("a coat");
      throw ApplicationFailure.newFailure("after all", "Late");
    }
  }

  class Changed implements FailureMessageChanged {
    @Override
    public void run() {
      work().ship("a coat");
      throw ApplicationFailure.newFailure("in the end", "Late");
    }
  }
}
