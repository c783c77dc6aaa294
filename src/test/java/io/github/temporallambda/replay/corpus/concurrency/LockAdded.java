package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowLock;

/** A lock that nobody contends for. */
@Pair(HARMLESS)
@WorkflowInterface
public interface LockAdded extends Flow {

  class Recorded implements LockAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements LockAdded {
    @Override
    public void run() {
      WorkflowLock lock = Workflow.newWorkflowLock();
      lock.lock();
      try {
        work().ship("a coat");
      } finally {
        lock.unlock();
      }
    }
  }
}
