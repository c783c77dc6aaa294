package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowQueue;

/** A queue has more room. */
@Pair(HARMLESS)
@WorkflowInterface
public interface SelectorLarger extends Flow {

  class Recorded implements SelectorLarger {
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

  class Changed implements SelectorLarger {
    @Override
    public void run() {
      WorkflowQueue<String> ready = Workflow.newWorkflowQueue(20);
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
}
