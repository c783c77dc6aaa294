package io.github.temporallambda.replay.corpus.attribute;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.util.Map;

/** A memo gets another value. */
@Pair(HARMLESS)
@WorkflowInterface
public interface MemoValueChanged extends Flow {

  class Recorded implements MemoValueChanged {
    @Override
    public void run() {
      Workflow.upsertMemo(Map.of("note", "by the door"));
      work().ship("a coat");
    }
  }

  class Changed implements MemoValueChanged {
    @Override
    public void run() {
      Workflow.upsertMemo(Map.of("note", "ring twice"));
      work().ship("a coat");
    }
  }
}
