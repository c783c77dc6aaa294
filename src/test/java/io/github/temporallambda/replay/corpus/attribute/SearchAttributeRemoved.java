package io.github.temporallambda.replay.corpus.attribute;

import static io.github.temporallambda.replay.corpus.Attributes.CITY;
import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A search attribute is set no more. */
@Pair(BREAKS)
@WorkflowInterface
public interface SearchAttributeRemoved extends Flow {

  class Recorded implements SearchAttributeRemoved {
    @Override
    public void run() {
      Workflow.upsertTypedSearchAttributes(CITY.valueSet("Rome"));
      work().ship("a coat");
    }
  }

  class Changed implements SearchAttributeRemoved {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }
}
