package io.github.temporallambda.replay.corpus.update;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.LiveRun;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.api.enums.v1.EventType;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** An update that was accepted is not understood any more. */
@Pair(value = BREAKS, driver = UpdateHandlerRemoved.UpdatedAsleep.class)
@WorkflowInterface
public interface UpdateHandlerRemoved extends Flow {

  class Recorded implements UpdateHandlerRemoved {
    @Override
    public void run() {
      Workflow.registerListener((Colourable) wanted -> wanted);
      Workflow.await(Workflow::isEveryHandlerFinished);
      Workflow.sleep(Duration.ofSeconds(1));
      work().ship("a coat");
    }
  }

  class Changed implements UpdateHandlerRemoved {
    @Override
    public void run() {
      Workflow.sleep(Duration.ofSeconds(1));
      work().ship("a coat");
    }
  }

  @WorkflowInterface
  interface Colourable {
    @UpdateMethod
    String colour(String wanted);
  }

  class UpdatedAsleep extends Driver {
    @Override
    public void drive(LiveRun run) {
      run.awaitLast(EventType.EVENT_TYPE_TIMER_STARTED);
      run.stub().update("colour", String.class, "red");
      run.awaitClosed();
    }
  }
}
