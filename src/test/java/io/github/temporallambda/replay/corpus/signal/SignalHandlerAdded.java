package io.github.temporallambda.replay.corpus.signal;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;

/** A signal is understood that nobody has sent. */
@Pair(HARMLESS)
@WorkflowInterface
public interface SignalHandlerAdded extends Flow {

  class Recorded implements SignalHandlerAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements SignalHandlerAdded, SignalHandlerAdded.Stoppable {
    @Override
    public void run() {
      work().ship("a coat");
    }

    @Override
    public void stop() {}
  }

  @WorkflowInterface
  interface Stoppable {
    @SignalMethod
    void stop();
  }
}
