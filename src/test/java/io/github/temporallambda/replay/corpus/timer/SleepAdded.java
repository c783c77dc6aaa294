package io.github.temporallambda.replay.corpus.timer;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** A sleep before an activity. */
@Pair(BREAKS)
@WorkflowInterface
public interface SleepAdded extends Flow {

  class Recorded implements SleepAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements SleepAdded {
    @Override
    public void run() {
      Workflow.sleep(Duration.ofMillis(50));
      work().ship("a coat");
    }
  }
}
