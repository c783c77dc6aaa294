package io.github.temporallambda.replay.corpus.attribute;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.util.Map;

/** A memo is set before an activity. */
@Pair(BREAKS)
@WorkflowInterface
public interface MemoAdded extends Flow {

  class Recorded implements MemoAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements MemoAdded {
    @Override
    public void run() {
      Workflow.upsertMemo(Map.of("note", "by the door"));
      work().ship("a coat");
    }
  }
}
