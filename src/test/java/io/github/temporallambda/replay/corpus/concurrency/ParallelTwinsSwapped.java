package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.UNSEEN;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.WorkflowInterface;

/**
 * Two activities of one type are started in parallel, the other one first: each gets the other's
 * result.
 */
@Pair(UNSEEN)
@WorkflowInterface
public interface ParallelTwinsSwapped extends Flow {

  class Recorded implements ParallelTwinsSwapped {
    @Override
    public void run() {
      Promise<String> coat = Async.function(work()::ship, "a coat");
      Promise<String> hat = Async.function(work()::ship, "a hat");
      work().check(coat.get() + hat.get());
    }
  }

  class Changed implements ParallelTwinsSwapped {
    @Override
    public void run() {
      Promise<String> hat = Async.function(work()::ship, "a hat");
      Promise<String> coat = Async.function(work()::ship, "a coat");
      work().check(coat.get() + hat.get());
    }
  }
}
