package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.github.temporallambda.replay.corpus.Signalled;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A signal is waited for after two activities, which another was recorded between. */
@Pair(value = BREAKS, driver = Driver.Signalled.class)
@WorkflowInterface
public interface SignalAwaitedLater extends Flow, Signalled {

  class Recorded implements SignalAwaitedLater {
    private boolean told;

    @Override
    public void run() {
      work().ship("a coat");
      Workflow.await(() -> told);
      work().reserve("a coat");
    }

    @Override
    public void go() {
      told = true;
    }
  }

  class Changed implements SignalAwaitedLater {
    private boolean told;

    @Override
    public void run() {
      work().ship("a coat");
      work().check("a coat");
      Workflow.await(() -> told);
      work().reserve("a coat");
    }

    @Override
    public void go() {
      told = true;
    }
  }
}
