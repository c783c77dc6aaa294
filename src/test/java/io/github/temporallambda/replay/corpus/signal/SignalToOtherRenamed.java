package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Packing.bystander;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** Another execution is sent another signal: names of signals are not compared. */
@Pair(UNSEEN)
@WorkflowInterface
public interface SignalToOtherRenamed extends Flow {

  class Recorded implements SignalToOtherRenamed {
    @Override
    public void run() {
      bystander().wrap("red");
      work().ship("a coat");
    }
  }

  class Changed implements SignalToOtherRenamed {
    @Override
    public void run() {
      bystander().hurry("red");
      work().ship("a coat");
    }
  }
}
