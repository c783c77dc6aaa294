package io.github.temporallambda.replay.corpus.attribute;

import static io.github.temporallambda.replay.corpus.Attributes.CITY;
import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.util.Map;

/** A search attribute is set in the place of a memo. */
@Pair(BREAKS)
@WorkflowInterface
public interface MemoToSearchAttribute extends Flow {

  class Recorded implements MemoToSearchAttribute {
    @Override
    public void run() {
      Workflow.upsertMemo(Map.of("note", "by the door"));
      work().ship("a coat");
    }
  }

  class Changed implements MemoToSearchAttribute {
    @Override
    public void run() {
      Workflow.upsertTypedSearchAttributes(CITY.valueSet("Rome"));
      work().ship("a coat");
    }
  }
}
