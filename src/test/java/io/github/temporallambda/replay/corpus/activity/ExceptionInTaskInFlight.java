package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.workflow.WorkflowInterface;

/** The code that a workflow task in flight is about to run throws now. */
@Pair(value = UNSEEN, driver = ExceptionInTaskInFlight.InFlight.class)
@WorkflowInterface
public interface ExceptionInTaskInFlight extends Flow {

  class Recorded implements ExceptionInTaskInFlight {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ExceptionInTaskInFlight {
    @Override
    public void run() {
      work().reserve("a coat");
      throw new IllegalStateException("not any more");
    }
  }

  class InFlight extends Driver {
    @Override
    public History cut(History whole) {
      return upTo(whole, EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED, 2);
    }
  }
}
