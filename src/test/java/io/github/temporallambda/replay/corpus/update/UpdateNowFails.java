package io.github.temporallambda.replay.corpus.update;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * An update that succeeded fails: outcomes are not compared, and the caller keeps the recorded one.
 */
@Pair(value = UNSEEN, driver = Driver.Updated.class)
@WorkflowInterface
public interface UpdateNowFails {

  @WorkflowMethod
  void run();

  @UpdateMethod
  String colour(String wanted);

  class Recorded implements UpdateNowFails {
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

  class Changed implements UpdateNowFails {
    private boolean told;

    @Override
    public void run() {
      Workflow.await(() -> told);
      work().ship("a coat");
    }

    @Override
    public String colour(String wanted) {
      told = true;
      throw ApplicationFailure.newFailure("no longer", "Colour");
    }
  }
}
