package io.github.temporallambda.replay.corpus.timer;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** A timer in the place of an activity. */
@Pair(BREAKS)
@WorkflowInterface
public interface ActivityToTimer extends Flow {

  class Recorded implements ActivityToTimer {
    @Override
    public void run() {
      work().check("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements ActivityToTimer {
    @Override
    public void run() {
      Workflow.sleep(Duration.ofMillis(50));
      work().ship("a coat");
    }
  }
}
