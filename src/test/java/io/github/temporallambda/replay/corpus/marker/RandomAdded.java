package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/**
 * A random ID is drawn before an activity. It is no command, but activity IDs are drawn from the
 * same source, so the activity's is another one then, and that is compared.
 */
@Pair(BREAKS)
@WorkflowInterface
public interface RandomAdded extends Flow {

  class Recorded implements RandomAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements RandomAdded {
    @Override
    public void run() {
      work().ship(Workflow.randomUUID().toString());
    }
  }
}
