package io.github.temporallambda.replay.corpus.attribute;

import static io.github.temporallambda.replay.corpus.Attributes.CITY;
import static io.github.temporallambda.replay.corpus.Attributes.SIZE;
import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** Another search attribute is set: keys are not compared. */
@Pair(UNSEEN)
@WorkflowInterface
public interface SearchAttributeRenamed extends Flow {

  class Recorded implements SearchAttributeRenamed {
    @Override
    public void run() {
      Workflow.upsertTypedSearchAttributes(CITY.valueSet("Rome"));
      work().ship("a coat");
    }
  }

  class Changed implements SearchAttributeRenamed {
    @Override
    public void run() {
      Workflow.upsertTypedSearchAttributes(SIZE.valueSet(4L));
      work().ship("a coat");
    }
  }
}
