package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.localWork;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** Two local activities change places: each gets the other's result, for types are not compared. */
@Pair(UNSEEN)
@WorkflowInterface
public interface LocalActivitiesSwapped extends Flow {

  class Recorded implements LocalActivitiesSwapped {
    @Override
    public void run() {
      localWork().check("a coat");
      localWork().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements LocalActivitiesSwapped {
    @Override
    public void run() {
      localWork().reserve("a coat");
      localWork().check("a coat");
      work().ship("a coat");
    }
  }
}
