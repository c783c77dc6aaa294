package io.github.temporallambda.replay.corpus.timer;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** A sleep is added as it should be, behind a version. */
@Pair(HARMLESS)
@WorkflowInterface
public interface GuardedSleepAdded extends Flow {

  class Recorded implements GuardedSleepAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements GuardedSleepAdded {
    @Override
    public void run() {
      if (Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1) >= 1) {
        Workflow.sleep(Duration.ofMillis(50));
      }
      work().ship("a coat");
    }
  }
}
