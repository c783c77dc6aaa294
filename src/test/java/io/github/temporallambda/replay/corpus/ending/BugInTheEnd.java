package io.github.temporallambda.replay.corpus.ending;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** The code throws a bug's exception where the execution completed. */
@Pair(BREAKS)
@WorkflowInterface
public interface BugInTheEnd extends Flow {

  class Recorded implements BugInTheEnd {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements BugInTheEnd {
    @Override
    public void run() {
      work().ship("a coat");
      throw new IllegalStateException("a bug");
    }
  }
}
