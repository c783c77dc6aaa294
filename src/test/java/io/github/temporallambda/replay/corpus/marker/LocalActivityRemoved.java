package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.localWork;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** A local activity is left out. */
@Pair(BREAKS)
@WorkflowInterface
public interface LocalActivityRemoved extends Flow {

  class Recorded implements LocalActivityRemoved {
    @Override
    public void run() {
      localWork().check("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements LocalActivityRemoved {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }
}
