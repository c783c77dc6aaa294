package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/**
 * Two side effects change places, and with that their values: markers of side effects have no
 * names.
 */
@Pair(UNSEEN)
@WorkflowInterface
public interface SideEffectsSwapped extends Flow {

  class Recorded implements SideEffectsSwapped {
    @Override
    public void run() {
      String colour = Workflow.sideEffect(String.class, () -> "red");
      String size = Workflow.sideEffect(String.class, () -> "XL");
      work().ship(colour + size);
    }
  }

  class Changed implements SideEffectsSwapped {
    @Override
    public void run() {
      String size = Workflow.sideEffect(String.class, () -> "XL");
      String colour = Workflow.sideEffect(String.class, () -> "red");
      work().ship(colour + size);
    }
  }
}
