package io.github.temporallambda.replay.corpus.child;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Packing.child;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** A child is left out. */
@Pair(BREAKS)
@WorkflowInterface
public interface ChildRemoved extends Flow {

  class Recorded implements ChildRemoved {
    @Override
    public void run() {
      child().pack("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ChildRemoved {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }
}
