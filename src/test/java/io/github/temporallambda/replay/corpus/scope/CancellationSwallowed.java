package io.github.temporallambda.replay.corpus.scope;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/**
 * Cancelled executions return as if nothing had been: the SDK ends them as cancelled all the same.
 */
@Pair(value = HARMLESS, driver = Driver.Cancelled.class)
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
