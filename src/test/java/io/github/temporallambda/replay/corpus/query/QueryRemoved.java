package io.github.temporallambda.replay.corpus.query;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A query is not understood any more: queries leave no trace in a history. */
@Pair(value = HARMLESS, driver = Driver.Queried.class)
@WorkflowInterface
public interface QueryRemoved extends Flow {

  class Recorded implements QueryRemoved {
    @Override
    public void run() {
      Workflow.registerListener((Place) () -> "on its way");
      work().ship("a coat");
    }
  }

  class Changed implements QueryRemoved {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  @WorkflowInterface
  interface Place {
    @QueryMethod
    String place();
  }
}
