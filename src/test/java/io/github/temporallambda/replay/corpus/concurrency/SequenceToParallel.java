package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.WorkflowInterface;

/**
 * What was done one after the other is done at the same time: commands are held against events in
 * their order, whatever the tasks.
 */
@Pair(UNSEEN)
@WorkflowInterface
public interface SequenceToParallel extends Flow {

  class Recorded implements SequenceToParallel {
    @Override
    public void run() {
      work().reserve("a coat");
      work().check("a coat");
    }
  }

  class Changed implements SequenceToParallel {
    @Override
    public void run() {
      Promise<String> reserved = Async.function(work()::reserve, "a coat");
      Promise<String> checked = Async.function(work()::check, "a coat");
      Promise.allOf(reserved, checked).get();
    }
  }
}
