package io.github.temporallambda.replay.corpus.attribute;

import static io.github.temporallambda.replay.corpus.Attributes.CITY;
import static io.github.temporallambda.replay.corpus.Attributes.SIZE;
import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** Two search attributes are set by one command, not by two. */
@Pair(BREAKS)
@WorkflowInterface
public interface SearchAttributesSetTogether extends Flow {

  class Recorded implements SearchAttributesSetTogether {
    @Override
    public void run() {
      Workflow.upsertTypedSearchAttributes(CITY.valueSet("Rome"));
      Workflow.upsertTypedSearchAttributes(SIZE.valueSet(4L));
      work().ship("a coat");
    }
  }

  class Changed implements SearchAttributesSetTogether {
    @Override
    public void run() {
      Workflow.upsertTypedSearchAttributes(CITY.valueSet("Rome"), SIZE.valueSet(4L));
      work().ship("a coat");
    }
  }
}
