package io.github.temporallambda.replay.corpus.attribute;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.util.Map;

/** A memo is set no more. */
@Pair(BREAKS)
@WorkflowInterface
public interface MemoRemoved extends Flow {

  class Recorded implements MemoRemoved {
    @Override
    public void run() {
      Workflow.upsertMemo(Map.of("note", "by the door"));
      work().ship("a coat");
    }
  }

  class Changed implements MemoRemoved {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }
}
