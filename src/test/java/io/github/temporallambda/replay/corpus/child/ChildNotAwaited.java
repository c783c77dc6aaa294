package io.github.temporallambda.replay.corpus.child;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Packing.child;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Packing;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;

/**
 * A child is started and its end not waited for: a command that comes a task too early is held
 * against the next event of its kind.
 */
@Pair(UNSEEN)
@WorkflowInterface
public interface ChildNotAwaited extends Flow {

  class Recorded implements ChildNotAwaited {
    @Override
    public void run() {
      child().pack("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ChildNotAwaited {
    @Override
    public void run() {
      Packing packing = child();
      Async.function(packing::pack, "a coat");
      Workflow.getWorkflowExecution(packing).get();
      work().ship("a coat");
    }
  }
}
