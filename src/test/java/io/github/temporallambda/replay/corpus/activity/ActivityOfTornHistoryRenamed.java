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
 * Another activity in the place of one whose event is missing from a history torn right after the
 * completed task. The server writes both together, so only a damaged file ends like this.
 */
@Pair(value = UNSEEN, driver = ActivityOfTornHistoryRenamed.Torn.class)
@WorkflowInterface
public interface ActivityOfTornHistoryRenamed extends Flow {

  class Recorded implements ActivityOfTornHistoryRenamed {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityOfTornHistoryRenamed {
    @Override
    public void run() {
      work().reserve("a coat");
      work().check("a coat");
    }
  }

  class Torn extends Driver {
    @Override
    public History cut(History whole) {
      return upTo(whole, EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED, 2);
    }
  }
}
