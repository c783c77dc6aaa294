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

/** One is waited for which was the first of several. */
@Pair(HARMLESS)
@WorkflowInterface
public interface AnyOfToOne extends Flow {

  class Recorded implements AnyOfToOne {
    @Override
    public void run() {
      Promise<String> quick = Async.function(work()::reserve, "a coat");
      Promise<Void> slow = Workflow.newTimer(Duration.ofDays(1));
      Promise.anyOf(quick, slow).get();
      work().ship("a coat");
    }
  }

  class Changed implements AnyOfToOne {
    @Override
    public void run() {
      Promise<String> quick = Async.function(work()::reserve, "a coat");
      Workflow.newTimer(Duration.ofDays(1));
      quick.get();
      work().ship("a coat");
    }
  }
}
