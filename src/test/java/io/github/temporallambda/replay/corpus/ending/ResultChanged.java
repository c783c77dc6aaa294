package io.github.temporallambda.replay.corpus.ending;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An execution ends with another result: results are not compared. */
@Pair(HARMLESS)
@WorkflowInterface
public interface ResultChanged {

  @WorkflowMethod
  String run();

  class Recorded implements ResultChanged {
    @Override
    public String run() {
      work().ship("a coat");
      return "a coat";
    }
  }

  class Changed implements ResultChanged {
    @Override
    public String run() {
      work().ship("a coat");
      return "two coats";
    }
  }
}
