package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.WorkflowInterface;

/** The failure of an activity was handled and now ends the execution. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityFailureNotCaught extends Flow {

  class Recorded implements ActivityFailureNotCaught {
    @Override
    public void run() {
      try {
        work().refuse("a coat");
      } catch (ActivityFailure refused) {
        work().reserve("a coat");
      }
    }
  }

  class Changed implements ActivityFailureNotCaught {
    @Override
    public void run() {
      work().refuse("a coat");
      work().reserve("a coat");
    }
  }
}
