package io.github.temporallambda.replay.corpus.scope;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A scope around an activity, never cancelled. */
@Pair(HARMLESS)
@WorkflowInterface
public interface ScopeAdded extends Flow {

  class Recorded implements ScopeAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements ScopeAdded {
    @Override
    public void run() {
      Workflow.newCancellationScope(() -> work().ship("a coat")).run();
    }
  }
}
