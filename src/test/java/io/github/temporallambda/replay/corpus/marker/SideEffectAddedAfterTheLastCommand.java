package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** A side effect right after the last command that was recorded. */
@Pair(value = UNSEEN, driver = Driver.LeftWaiting.class)
@WorkflowInterface
public interface SideEffectAddedAfterTheLastCommand extends Flow {

  class Recorded implements SideEffectAddedAfterTheLastCommand {
    @Override
    public void run() {
      work().reserve("a coat");
      Workflow.await(() -> false);
    }
  }

  class Changed implements SideEffectAddedAfterTheLastCommand {
    @Override
    public void run() {
      work().reserve("a coat");
      Workflow.sideEffect(String.class, () -> "red");
      Workflow.await(() -> false);
    }
  }
}
