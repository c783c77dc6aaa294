package io.github.temporallambda.replay.corpus.update;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An update answers with something else: results are not compared. */
@Pair(value = HARMLESS, driver = Driver.Updated.class)
@WorkflowInterface
public interface UpdateResultChanged {

  @WorkflowMethod
  void run();

  @UpdateMethod
  String colour(String wanted);

  class Recorded implements UpdateResultChanged {
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

  class Changed implements UpdateResultChanged {
    private boolean told;

    @Override
    public void run() {
      Workflow.await(() -> told);
      work().ship("a coat");
    }

    @Override
    public String colour(String wanted) {
      told = true;
      return "not " + wanted;
    }
  }
}
