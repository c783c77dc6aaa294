package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.options;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.github.temporallambda.replay.corpus.Work;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** An activity goes to another task queue: only its type is compared. */
@Pair(HARMLESS)
@WorkflowInterface
public interface ActivityOnAnotherTaskQueue extends Flow {

  class Recorded implements ActivityOnAnotherTaskQueue {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements ActivityOnAnotherTaskQueue {
    @Override
    public void run() {
      ActivityOptions elsewhere = options().setTaskQueue("elsewhere").build();
      Workflow.newActivityStub(Work.class, elsewhere).ship("a coat");
    }
  }
}
