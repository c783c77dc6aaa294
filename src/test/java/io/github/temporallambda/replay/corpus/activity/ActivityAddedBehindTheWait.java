package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** One more activity where the recorded execution has not come yet. */
@Pair(value = HARMLESS, driver = Driver.LeftWaiting.class)
@WorkflowInterface
public interface ActivityAddedBehindTheWait extends Flow {

  class Recorded implements ActivityAddedBehindTheWait {
    @Override
    public void run() {
      work().reserve("a coat");
      Workflow.await(() -> false);
    }
  }

  class Changed implements ActivityAddedBehindTheWait {
    @Override
    public void run() {
      work().reserve("a coat");
      Workflow.await(() -> false);
      work().ship("a coat");
    }
  }
}
