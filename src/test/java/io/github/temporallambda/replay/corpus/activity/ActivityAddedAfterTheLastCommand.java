package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/**
 * One more activity, its command right after the last one that was recorded: there is no event that
 * it could be held against, and the execution has already gone past that point.
 */
@Pair(value = UNSEEN, driver = Driver.LeftWaiting.class)
@WorkflowInterface
public interface ActivityAddedAfterTheLastCommand extends Flow {

  class Recorded implements ActivityAddedAfterTheLastCommand {
    @Override
    public void run() {
      work().reserve("a coat");
      Workflow.await(() -> false);
    }
  }

  class Changed implements ActivityAddedAfterTheLastCommand {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
      Workflow.await(() -> false);
    }
  }
}
