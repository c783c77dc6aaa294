package io.github.temporallambda.replay.corpus.timer;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** An await with a timeout in the place of a sleep: both are a timer. */
@Pair(HARMLESS)
@WorkflowInterface
public interface SleepToTimedAwait extends Flow {

  class Recorded implements SleepToTimedAwait {
    @Override
    public void run() {
      Workflow.sleep(Duration.ofMillis(50));
      work().ship("a coat");
    }
  }

  class Changed implements SleepToTimedAwait {
    @Override
    public void run() {
      Workflow.await(Duration.ofMillis(50), () -> false);
      work().ship("a coat");
    }
  }
}
