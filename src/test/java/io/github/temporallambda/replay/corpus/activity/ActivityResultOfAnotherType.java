package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.options;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** The result of an activity is read as what it is not. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityResultOfAnotherType extends Flow {

  class Recorded implements ActivityResultOfAnotherType {
    @Override
    public void run() {
      work().reserve("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityResultOfAnotherType {
    @Override
    public void run() {
      Workflow.newUntypedActivityStub(options().build())
          .execute("Reserve", Integer.class, "a coat");
      work().ship("a coat");
    }
  }
}
