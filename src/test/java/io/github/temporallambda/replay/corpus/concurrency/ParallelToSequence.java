package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.WorkflowInterface;

/** What was done at the same time is done one after the other. */
@Pair(BREAKS)
@WorkflowInterface
public interface ParallelToSequence extends Flow {

  class Recorded implements ParallelToSequence {
    @Override
    public void run() {
      Promise<String> reserved = Async.function(work()::reserve, "a coat");
      Promise<String> checked = Async.function(work()::check, "a coat");
      Promise.allOf(reserved, checked).get();
    }
  }

  class Changed implements ParallelToSequence {
    @Override
    public void run() {
      work().reserve("a coat");
      work().check("a coat");
    }
  }
}
