package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.options;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.LiveRun;
import io.github.temporallambda.replay.corpus.Pair;
import io.github.temporallambda.replay.corpus.Work;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.EventType;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** Another activity in the place of one that is still to be done. */
@Pair(value = BREAKS, driver = ActivityPendingRenamed.StillToDo.class)
@WorkflowInterface
public interface ActivityPendingRenamed extends Flow {

  class Recorded implements ActivityPendingRenamed {
    @Override
    public void run() {
      ActivityOptions nobody = options().setTaskQueue("nobody").build();
      Workflow.newActivityStub(Work.class, nobody).ship("a coat");
    }
  }

  class Changed implements ActivityPendingRenamed {
    @Override
    public void run() {
      work().check("a coat");
    }
  }

  class StillToDo extends Driver {
    @Override
    public void drive(LiveRun run) {
      run.awaitLast(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
    }
  }
}
