package io.github.temporallambda.replay.corpus.timer;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** A longer sleep: a timer's duration is not compared. */
@Pair(HARMLESS)
@WorkflowInterface
public interface SleepLonger extends Flow {

  class Recorded implements SleepLonger {
    @Override
    public void run() {
      Workflow.sleep(Duration.ofMillis(50));
      work().ship("a coat");
    }
  }

  class Changed implements SleepLonger {
    @Override
    public void run() {
      Workflow.sleep(Duration.ofDays(3));
      work().ship("a coat");
    }
  }
}
