package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.github.temporallambda.replay.corpus.Signalled;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A signal's handler has something done. */
@Pair(value = BREAKS, driver = Driver.Signalled.class)
@WorkflowInterface
public interface SignalHandlerDoesMore extends Flow, Signalled {

  class Recorded implements SignalHandlerDoesMore {
    private boolean told;

    @Override
    public void run() {
      Workflow.await(() -> told);
      work().ship("a coat");
    }

    @Override
    public void go() {
      told = true;
    }
  }

  class Changed implements SignalHandlerDoesMore {
    private boolean told;

    @Override
    public void run() {
      Workflow.await(() -> told);
      work().ship("a coat");
    }

    @Override
    public void go() {
      work().check("a coat");
      told = true;
    }
  }
}
