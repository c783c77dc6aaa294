package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** The first of several is waited for, named in another order. */
@Pair(HARMLESS)
@WorkflowInterface
public interface AnyOfOtherOrder extends Flow {

  class Recorded implements AnyOfOtherOrder {
    @Override
    public void run() {
      Promise<String> quick = Async.function(work()::reserve, "a coat");
      Promise<Void> slow = Workflow.newTimer(Duration.ofDays(1));
      Promise.anyOf(quick, slow).get();
      work().ship("a coat");
    }
  }

  class Changed implements AnyOfOtherOrder {
    @Override
    public void run() {
      Promise<String> quick = Async.function(work()::reserve, "a coat");
      Promise<Void> slow = Workflow.newTimer(Duration.ofDays(1));
      Promise.anyOf(slow, quick).get();
      work().ship("a coat");
    }
  }
}
