package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.WorkflowInterface;

/** Two activities are started in parallel, the other one first. */
@Pair(BREAKS)
@WorkflowInterface
public interface ParallelBranchesSwapped extends Flow {

  class Recorded implements ParallelBranchesSwapped {
    @Override
    public void run() {
      Promise.allOf(
              Async.function(work()::reserve, "a coat"), Async.function(work()::check, "a coat"))
          .get();
    }
  }

  class Changed implements ParallelBranchesSwapped {
    @Override
    public void run() {
      Promise.allOf(
              Async.function(work()::check, "a coat"), Async.function(work()::reserve, "a coat"))
          .get();
    }
  }
}
