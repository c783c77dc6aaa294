package io.github.temporallambda.replay.corpus.update;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;

/** An update is understood that nobody has sent. */
@Pair(HARMLESS)
@WorkflowInterface
public interface UpdateHandlerAdded extends Flow {

  class Recorded implements UpdateHandlerAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements UpdateHandlerAdded, UpdateHandlerAdded.Stoppable {
    @Override
    public void run() {
      work().ship("a coat");
    }

    @Override
    public void stop() {}
  }

  @WorkflowInterface
  interface Stoppable {
    @UpdateMethod
    void stop();
  }
}
