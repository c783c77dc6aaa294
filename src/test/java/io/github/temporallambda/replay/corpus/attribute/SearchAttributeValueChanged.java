package io.github.temporallambda.replay.corpus.attribute;

import static io.github.temporallambda.replay.corpus.Attributes.CITY;
import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A search attribute gets another value. */
@Pair(HARMLESS)
@WorkflowInterface
public interface SearchAttributeValueChanged extends Flow {

  class Recorded implements SearchAttributeValueChanged {
    @Override
    public void run() {
      Workflow.upsertTypedSearchAttributes(CITY.valueSet("Rome"));
      work().ship("a coat");
    }
  }

  class Changed implements SearchAttributeValueChanged {
    @Override
    public void run() {
      Workflow.upsertTypedSearchAttributes(CITY.valueSet("Turin"));
      work().ship("a coat");
    }
  }
}
