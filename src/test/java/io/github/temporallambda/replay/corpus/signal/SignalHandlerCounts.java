package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.github.temporallambda.replay.corpus.Signalled;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A signal's handler does more, without a command. */
@Pair(value = HARMLESS, driver = Driver.Signalled.class)
@WorkflowInterface
public interface SignalHandlerCounts extends Flow, Signalled {

  class Recorded implements SignalHandlerCounts {
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

  class Changed implements SignalHandlerCounts {
    private boolean told;

    @Override
    public void run() {
      Workflow.await(() -> told);
      work().ship("a coat");
    }

    @Override
    public void go() {
      Workflow.getLogger("shipping").info("told");
      told = Workflow.currentTimeMillis() > 0;
    }
  }
}
