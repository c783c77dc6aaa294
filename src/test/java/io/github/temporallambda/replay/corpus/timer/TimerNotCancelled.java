package io.github.temporallambda.replay.corpus.timer;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** A timer was cancelled and is left to itself now. */
@Pair(BREAKS)
@WorkflowInterface
public interface TimerNotCancelled extends Flow {

  class Recorded implements TimerNotCancelled {
    @Override
    public void run() {
      CancellationScope waiting =
          Workflow.newCancellationScope(() -> Workflow.newTimer(Duration.ofDays(3)));
      waiting.run();
      work().ship("a coat");
      waiting.cancel();
      work().reserve("a coat");
    }
  }

  class Changed implements TimerNotCancelled {
    @Override
    public void run() {
      Workflow.newTimer(Duration.ofDays(3));
      work().ship("a coat");
      work().reserve("a coat");
    }
  }
}
