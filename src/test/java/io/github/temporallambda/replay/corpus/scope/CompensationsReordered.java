package io.github.temporallambda.replay.corpus.scope;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Saga;
import io.temporal.workflow.WorkflowInterface;

/** A saga compensates in another order. */
@Pair(BREAKS)
@WorkflowInterface
public interface CompensationsReordered extends Flow {

  class Recorded implements CompensationsReordered {
    @Override
    public void run() {
      Saga saga = new Saga(new Saga.Options.Builder().setParallelCompensation(false).build());
      saga.addCompensation(work()::reserve, "a coat");
      saga.addCompensation(work()::check, "a coat");
      saga.compensate();
    }
  }

  class Changed implements CompensationsReordered {
    @Override
    public void run() {
      Saga saga = new Saga(new Saga.Options.Builder().setParallelCompensation(false).build());
      saga.addCompensation(work()::check, "a coat");
      saga.addCompensation(work()::reserve, "a coat");
      saga.compensate();
    }
  }
}
