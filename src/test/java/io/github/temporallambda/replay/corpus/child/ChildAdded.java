package io.github.temporallambda.replay.corpus.child;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Packing.child;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** A child before an activity. */
@Pair(BREAKS)
@WorkflowInterface
public interface ChildAdded extends Flow {

  class Recorded implements ChildAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements ChildAdded {
    @Override
    public void run() {
      child().pack("a coat");
      work().ship("a coat");
    }
  }
}
