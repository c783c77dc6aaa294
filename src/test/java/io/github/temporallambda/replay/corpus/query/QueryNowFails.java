package io.github.temporallambda.replay.corpus.query;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A query fails now; a replay asks none. */
@Pair(value = HARMLESS, driver = Driver.Queried.class)
@WorkflowInterface
public interface QueryNowFails extends Flow {

  class Recorded implements QueryNowFails {
    @Override
    public void run() {
      Workflow.registerListener((Place) () -> "on its way");
      work().ship("a coat");
    }
  }

  class Changed implements QueryNowFails {
    @Override
    public void run() {
      Workflow.registerListener(
          (Place)
              () -> {
                throw new IllegalStateException("lost");
              });
      work().ship("a coat");
    }
  }

  @WorkflowInterface
  interface Place {
    @QueryMethod
    String place();
  }
}
