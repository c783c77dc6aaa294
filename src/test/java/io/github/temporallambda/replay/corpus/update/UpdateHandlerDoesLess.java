package io.github.temporallambda.replay.corpus.update;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An update's handler leaves something out. */
@Pair(value = BREAKS, driver = Driver.Updated.class)
@WorkflowInterface
public interface UpdateHandlerDoesLess {

  @WorkflowMethod
  void run();

  @UpdateMethod
  String colour(String wanted);

  class Recorded implements UpdateHandlerDoesLess {
    private boolean told;

    @Override
    public void run() {
      Workflow.await(() -> told);
      work().ship("a coat");
    }

    @Override
    public String colour(String wanted) {
      work().reserve(wanted);
      told = true;
      return wanted;
    }
  }

  class Changed implements UpdateHandlerDoesLess {
    private boolean told;

    @Override
    public void run() {
      Workflow.await(() -> told);
      work().ship("a coat");
    }

    @Override
    public String colour(String wanted) {
      told = true;
      return wanted;
    }
  }
}
