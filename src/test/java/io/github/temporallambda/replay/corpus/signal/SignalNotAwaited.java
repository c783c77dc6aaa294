package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.github.temporallambda.replay.corpus.Signalled;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/**
 * A signal is waited for after an activity, no longer before: a command that comes a task too early
 * is held against the next event of its kind.
 */
@Pair(value = UNSEEN, driver = Driver.Signalled.class)
@WorkflowInterface
public interface SignalNotAwaited extends Flow, Signalled {

  class Recorded implements SignalNotAwaited {
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

  class Changed implements SignalNotAwaited {
    private boolean told;

    @Override
    public void run() {
      work().ship("a coat");
      Workflow.await(() -> told);
    }

    @Override
    public void go() {
      told = true;
    }
  }
}
