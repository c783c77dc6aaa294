package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.workflow.WorkflowInterface;

/**
 * Another activity in the place of one that a workflow task in flight is about to schedule: only
 * completed tasks are replayed, so nothing is recorded yet that it could be held against.
 */
@Pair(value = UNSEEN, driver = ActivityOfTaskInFlightRenamed.InFlight.class)
@WorkflowInterface
public interface ActivityOfTaskInFlightRenamed extends Flow {

  class Recorded implements ActivityOfTaskInFlightRenamed {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityOfTaskInFlightRenamed {
    @Override
    public void run() {
      work().reserve("a coat");
      work().check("a coat");
    }
  }

  class InFlight extends Driver {
    @Override
    public History cut(History whole) {
      return upTo(whole, EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED, 2);
    }
  }
}
