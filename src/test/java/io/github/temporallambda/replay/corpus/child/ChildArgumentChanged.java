package io.github.temporallambda.replay.corpus.child;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Packing.child;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** A child gets another argument. */
@Pair(HARMLESS)
@WorkflowInterface
public interface ChildArgumentChanged extends Flow {

  class Recorded implements ChildArgumentChanged {
    @Override
    public void run() {
      child().pack("a coat");
    }
  }

  class Changed implements ChildArgumentChanged {
    @Override
    public void run() {
      child().pack("two coats");
    }
  }
}
