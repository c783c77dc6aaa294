package io.github.temporallambda.replay.corpus.scope;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.options;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.github.temporallambda.replay.corpus.Work;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/** An activity was cancelled by its scope and is left to itself now. */
@Pair(BREAKS)
@WorkflowInterface
public interface ScopeNotCancelled extends Flow {

  class Recorded implements ScopeNotCancelled {
    @Override
    public void run() {
      ActivityOptions nobody =
          options()
              .setTaskQueue("nobody")
              .setCancellationType(ActivityCancellationType.TRY_CANCEL)
              .build();
      Work work = Workflow.newActivityStub(Work.class, nobody);
      CancellationScope shipping =
          Workflow.newCancellationScope(() -> Async.function(work::ship, "a coat"));
      shipping.run();
      work().check("a coat");
      shipping.cancel();
      work().reserve("a coat");
    }
  }

  class Changed implements ScopeNotCancelled {
    @Override
    public void run() {
      ActivityOptions nobody =
          options()
              .setTaskQueue("nobody")
              .setCancellationType(ActivityCancellationType.TRY_CANCEL)
              .build();
      Work work = Workflow.newActivityStub(Work.class, nobody);
      Async.function(work::ship, "a coat");
      work().check("a coat");
      work().reserve("a coat");
    }
  }
}
