package io.github.temporallambda.replay.corpus.ending;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An execution that ended is continued as new. */
@Pair(value = BREAKS, driver = ContinuedInstead.Counted.class)
@WorkflowInterface
public interface ContinuedInstead {

  @WorkflowMethod
  void run(int turn);

  class Recorded implements ContinuedInstead {
    @Override
    public void run(int turn) {
      work().ship("coat " + turn);
    }
  }

  class Changed implements ContinuedInstead {
    @Override
    public void run(int turn) {
      work().ship("coat " + turn);
      Workflow.continueAsNew(turn + 1);
    }
  }

  class Counted extends Driver {
    @Override
    public Object[] arguments() {
      return new Object[] {1};
    }
  }
}
