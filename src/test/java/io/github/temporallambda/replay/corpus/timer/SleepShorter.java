package io.github.temporallambda.replay.corpus.timer;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Driver;
import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.LiveRun;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.api.enums.v1.EventType;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** A shorter sleep, while the recorded one lasts. */
@Pair(value = HARMLESS, driver = SleepShorter.Asleep.class)
@WorkflowInterface
public interface SleepShorter extends Flow {

  class Recorded implements SleepShorter {
    @Override
    public void run() {
      Workflow.sleep(Duration.ofDays(3));
      work().ship("a coat");
    }
  }

  class Changed implements SleepShorter {
    @Override
    public void run() {
      Workflow.sleep(Duration.ofSeconds(1));
      work().ship("a coat");
    }
  }

  class Asleep extends Driver {
    @Override
    public void drive(LiveRun run) {
      run.awaitLast(EventType.EVENT_TYPE_TIMER_STARTED);
    }
  }
}
