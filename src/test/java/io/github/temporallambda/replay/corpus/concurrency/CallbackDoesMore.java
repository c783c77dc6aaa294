package io.github.temporallambda.replay.corpus.concurrency;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Async;
import io.temporal.workflow.WorkflowInterface;

/** What happens when a promise is done has something more done. */
@Pair(BREAKS)
@WorkflowInterface
public interface CallbackDoesMore extends Flow {

  class Recorded implements CallbackDoesMore {
    @Override
    public void run() {
      Async.function(work()::reserve, "a coat")
          .thenCompose(reserved -> Async.function(work()::ship, reserved))
          .get();
    }
  }

  class Changed implements CallbackDoesMore {
    @Override
    public void run() {
      Async.function(work()::reserve, "a coat")
          .thenCompose(reserved -> Async.function(work()::check, reserved))
          .thenCompose(checked -> Async.function(work()::ship, checked))
          .get();
    }
  }
}
