package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Packing.bystander;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** Another execution is signalled no more. */
@Pair(BREAKS)
@WorkflowInterface
public interface SignalToOtherRemoved extends Flow {

  class Recorded implements SignalToOtherRemoved {
    @Override
    public void run() {
      bystander().wrap("red");
      work().ship("a coat");
    }
  }

  class Changed implements SignalToOtherRemoved {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }
}
