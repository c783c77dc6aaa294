package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.github.temporallambda.replay.corpus.Signalled;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A signal does not move the workflow any more. */
@Pair(value = BREAKS, driver = Driver.Signalled.class)
@WorkflowInterface
public interface SignalIgnored extends Flow, Signalled {

  class Recorded implements SignalIgnored {
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

  class Changed implements SignalIgnored {
    private boolean told;

    @Override
    public void run() {
      Workflow.await(() -> told);
      work().ship("a coat");
    }

    @Override
    public void go() {}
  }
}
