package io.github.temporallambda.replay.corpus.scope;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** Cancelled executions clean up no more. */
@Pair(value = BREAKS, driver = Driver.Cancelled.class)
@WorkflowInterface
public interface CleanupRemoved extends Flow {

  class Recorded implements CleanupRemoved {
    @Override
    public void run() {
      try {
        Workflow.await(() -> false);
      } finally {
        Workflow.newDetachedCancellationScope(() -> work().check("a coat")).run();
      }
    }
  }

  class Changed implements CleanupRemoved {
    @Override
    public void run() {
      Workflow.await(() -> false);
    }
  }
}
