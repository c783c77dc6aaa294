package io.github.temporallambda.replay.corpus.scope;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** Cancelled executions end as if nothing had been. */
@Pair(value = BREAKS, driver = Driver.Cancelled.class)
@WorkflowInterface
public interface CancellationSwallowed extends Flow {

  class Recorded implements CancellationSwallowed {
    @Override
    public void run() {
      Workflow.await(() -> false);
    }
  }

  class Changed implements CancellationSwallowed {
    @Override
    public void run() {
      try {
        Workflow.await(() -> false);
      } catch (CanceledFailure cancelled) {
        Workflow.getLogger("shipping").info("never mind");
      }
    }
  }
}
