package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.localWork;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/**
 * Another local activity in the place of one: markers of local activities are told apart by an ID
 * that does not depend on the type.
 */
@Pair(UNSEEN)
@WorkflowInterface
public interface LocalActivityRenamed extends Flow {

  class Recorded implements LocalActivityRenamed {
    @Override
    public void run() {
      localWork().check("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements LocalActivityRenamed {
    @Override
    public void run() {
      localWork().reserve("a coat");
      work().ship("a coat");
    }
  }
}
