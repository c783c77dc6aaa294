package io.github.temporallambda.replay.corpus.scope;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** Cancelled executions clean up in a catch block, no longer in a finally block. */
@Pair(value = HARMLESS, driver = Driver.Cancelled.class)
@WorkflowInterface
public interface CleanupMovedToHandler extends Flow {

  class Recorded implements CleanupMovedToHandler {
    @Override
    public void run() {
      try {
        Workflow.await(() -> false);
      } finally {
        Workflow.newDetachedCancellationScope(() -> work().check("a coat")).run();
      }
    }
  }

  class Changed implements CleanupMovedToHandler {
    @Override
    public void run() {
      try {
        Workflow.await(() -> false);
      } catch (CanceledFailure cancelled) {
        Workflow.newDetachedCancellationScope(() -> work().check("a coat")).run();
        throw cancelled;
      }
    }
  }
}
