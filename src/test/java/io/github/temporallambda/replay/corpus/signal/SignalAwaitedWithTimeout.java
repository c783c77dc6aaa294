package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.github.temporallambda.replay.corpus.Signalled;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** A wait for a signal gets a timeout, which is a timer. */
@Pair(value = BREAKS, driver = Driver.Signalled.class)
@WorkflowInterface
public interface SignalAwaitedWithTimeout extends Flow, Signalled {

  class Recorded implements SignalAwaitedWithTimeout {
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

  class Changed implements SignalAwaitedWithTimeout {
    private boolean told;

    @Override
    public void run() {
      Workflow.await(Duration.ofDays(1), () -> told);
      work().ship("a coat");
    }

    @Override
    public void go() {
      told = true;
    }
  }
}
