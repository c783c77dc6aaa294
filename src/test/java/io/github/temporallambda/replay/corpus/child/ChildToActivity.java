package io.github.temporallambda.replay.corpus.child;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Packing.child;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** An activity in the place of a child. */
@Pair(BREAKS)
@WorkflowInterface
public interface ChildToActivity extends Flow {

  class Recorded implements ChildToActivity {
    @Override
    public void run() {
      child().pack("a coat");
    }
  }

  class Changed implements ChildToActivity {
    @Override
    public void run() {
      work().check("a coat");
    }
  }
}
