package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.localWork;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** A local activity in the place of an activity. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityToLocalActivity extends Flow {

  class Recorded implements ActivityToLocalActivity {
    @Override
    public void run() {
      work().check("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityToLocalActivity {
    @Override
    public void run() {
      localWork().check("a coat");
      work().ship("a coat");
    }
  }
}
