package io.github.temporallambda.replay.corpus.update;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An update's validator refuses what it accepted: what was accepted is not validated again. */
@Pair(value = HARMLESS, driver = Driver.Updated.class)
@WorkflowInterface
public interface UpdateValidatorStricter {

  @WorkflowMethod
  void run();

  @UpdateMethod
  String colour(String wanted);

  @UpdateValidatorMethod(updateName = "colour")
  void validate(String wanted);

  class Recorded implements UpdateValidatorStricter {
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

    @Override
    public void validate(String wanted) {}
  }

  class Changed implements UpdateValidatorStricter {
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

    @Override
    public void validate(String wanted) {
      throw new IllegalArgumentException("no colours any more");
    }
  }
}
