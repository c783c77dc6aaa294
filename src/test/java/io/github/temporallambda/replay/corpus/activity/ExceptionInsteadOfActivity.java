package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** The code throws where an activity was scheduled. */
@Pair(BREAKS)
@WorkflowInterface
public interface ExceptionInsteadOfActivity extends Flow {

  class Recorded implements ExceptionInsteadOfActivity {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ExceptionInsteadOfActivity {
    @Override
    public void run() {
      work().reserve("a coat");
      throw new IllegalStateException("not any more");
    }
  }
}
