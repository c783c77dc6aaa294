package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.WorkflowInterface;

/** The failure of an activity is handled in another way with the same effect. */
@Pair(HARMLESS)
@WorkflowInterface
public interface ActivityFailureHandledAlike extends Flow {

  class Recorded implements ActivityFailureHandledAlike {
    @Override
    public void run() {
      try {
        work().refuse("a coat");
      } catch (ActivityFailure refused) {
        work().reserve("a coat");
      }
    }
  }

  class Changed implements ActivityFailureHandledAlike {
    @Override
    public void run() {
      if (Async.function(work()::refuse, "a coat").getFailure() != null) {
        work().reserve("a coat");
      }
    }
  }
}
