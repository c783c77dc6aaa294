package io.github.temporallambda.replay.corpus.ending;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An execution is continued as new after one activity more. */
@Pair(value = BREAKS, driver = ContinuedLater.Counted.class)
@WorkflowInterface
public interface ContinuedLater {

  @WorkflowMethod
  void run(int turn);

  class Recorded implements ContinuedLater {
    @Override
    public void run(int turn) {
      work().ship("coat " + turn);
      if (turn < 2) {
        Workflow.continueAsNew(turn + 1);
      }
    }
  }

  class Changed implements ContinuedLater {
    @Override
    public void run(int turn) {
      work().ship("coat " + turn);
      work().check("coat " + turn);
      if (turn < 2) {
        Workflow.continueAsNew(turn + 1);
      }
    }
  }

  class Counted extends Driver {
    @Override
    public Object[] arguments() {
      return new Object[] {1};
    }
  }
}
