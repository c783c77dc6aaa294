package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.localWork;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** A local activity before an activity. */
@Pair(BREAKS)
@WorkflowInterface
public interface LocalActivityAdded extends Flow {

  class Recorded implements LocalActivityAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements LocalActivityAdded {
    @Override
    public void run() {
      localWork().check("a coat");
      work().ship("a coat");
    }
  }
}
