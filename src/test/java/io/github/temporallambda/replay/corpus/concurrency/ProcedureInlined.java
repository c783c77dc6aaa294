package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.WorkflowInterface;

/** An asynchronous procedure that was waited for at once is called in the ordinary way. */
@Pair(HARMLESS)
@WorkflowInterface
public interface ProcedureInlined extends Flow {

  class Recorded implements ProcedureInlined {
    @Override
    public void run() {
      Async.procedure(() -> work().reserve("a coat")).get();
      work().ship("a coat");
    }
  }

  class Changed implements ProcedureInlined {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }
}
