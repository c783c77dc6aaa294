package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Packing.bystander;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** Another execution is sent another argument with a signal. */
@Pair(HARMLESS)
@WorkflowInterface
public interface SignalToOtherArgumentChanged extends Flow {

  class Recorded implements SignalToOtherArgumentChanged {
    @Override
    public void run() {
      bystander().wrap("red");
      work().ship("a coat");
    }
  }

  class Changed implements SignalToOtherArgumentChanged {
    @Override
    public void run() {
      bystander().wrap("blue");
      work().ship("a coat");
    }
  }
}
