package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowQueue;

/** A queue is filled by two, the other one first, and its first entry decides. */
@Pair(BREAKS)
@WorkflowInterface
public interface SelectorOtherFirst extends Flow {

  class Recorded implements SelectorOtherFirst {
    @Override
    public void run() {
      WorkflowQueue<String> ready = Workflow.newWorkflowQueue(2);
      work().reserve("a coat");
      Async.procedure(() -> ready.put("coat"));
      Async.procedure(() -> ready.put("hat"));
      if (ready.take().equals("coat")) {
        work().ship("a coat");
      } else {
        work().check("a hat");
      }
    }
  }

  class Changed implements SelectorOtherFirst {
    @Override
    public void run() {
      WorkflowQueue<String> ready = Workflow.newWorkflowQueue(2);
      work().reserve("a coat");
      Async.procedure(() -> ready.put("hat"));
      Async.procedure(() -> ready.put("coat"));
      if (ready.take().equals("coat")) {
        work().ship("a coat");
      } else {
        work().check("a hat");
      }
    }
  }
}
