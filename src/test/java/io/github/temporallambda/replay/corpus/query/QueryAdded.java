package io.github.temporallambda.replay.corpus.query;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;

/** A query is understood that was not. */
@Pair(HARMLESS)
@WorkflowInterface
public interface QueryAdded extends Flow {

  class Recorded implements QueryAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements QueryAdded, QueryAdded.Place {
    @Override
    public void run() {
      work().ship("a coat");
    }

    @Override
    public String place() {
      return "on its way";
    }
  }

  @WorkflowInterface
  interface Place {
    @QueryMethod
    String place();
  }
}
