package io.github.temporallambda.replay.corpus.scope;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** Cancelled executions clean up in their own, cancelled scope. */
@Pair(value = BREAKS, driver = Driver.Cancelled.class)
@WorkflowInterface
public interface CleanupNotDetached extends Flow {

  class Recorded implements CleanupNotDetached {
    @Override
    public void run() {
      try {
        Workflow.await(() -> false);
      } finally {
        Workflow.newDetachedCancellationScope(() -> work().check("a coat")).run();
      }
    }
  }

  class Changed implements CleanupNotDetached {
    @Override
    public void run() {
      try {
        Workflow.await(() -> false);
      } finally {
        work().check("a coat");
      }
    }
  }
}
