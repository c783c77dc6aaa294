package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.WorkflowInterface;

/** Two asynchronous procedures are started, the other one first. */
@Pair(BREAKS)
@WorkflowInterface
public interface ProceduresSwapped extends Flow {

  class Recorded implements ProceduresSwapped {
    @Override
    public void run() {
      Promise<Void> one = Async.procedure(() -> work().reserve("a coat"));
      Promise<Void> other = Async.procedure(() -> work().check("a coat"));
      Promise.allOf(one, other).get();
    }
  }

  class Changed implements ProceduresSwapped {
    @Override
    public void run() {
      Promise<Void> other = Async.procedure(() -> work().check("a coat"));
      Promise<Void> one = Async.procedure(() -> work().reserve("a coat"));
      Promise.allOf(one, other).get();
    }
  }
}
