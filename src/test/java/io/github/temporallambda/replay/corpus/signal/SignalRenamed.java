package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A signal has another name, so that the recorded one is not handled. */
@Pair(value = BREAKS, driver = Driver.Signalled.class)
@WorkflowInterface
public interface SignalRenamed extends Flow {

  class Recorded implements SignalRenamed {
    private boolean told;

    @Override
    public void run() {
      Workflow.registerListener((Before) () -> told = true);
      Workflow.await(() -> told);
      work().ship("a coat");
    }
  }

  class Changed implements SignalRenamed, SignalRenamed.AfterIt {
    private boolean told;

    @Override
    public void run() {
      Workflow.await(() -> told);
      work().ship("a coat");
    }

    @Override
    public void start() {
      told = true;
    }
  }

  @WorkflowInterface
  interface Before {
    @SignalMethod
    void go();
  }

  @WorkflowInterface
  interface AfterIt {
    @SignalMethod
    void start();
  }
}
