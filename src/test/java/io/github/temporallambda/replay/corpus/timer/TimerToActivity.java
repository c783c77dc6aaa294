package io.github.temporallambda.replay.corpus.timer;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** An activity in the place of a timer. */
@Pair(BREAKS)
@WorkflowInterface
public interface TimerToActivity extends Flow {

  class Recorded implements TimerToActivity {
    @Override
    public void run() {
      Workflow.sleep(Duration.ofMillis(50));
      work().ship("a coat");
    }
  }

  class Changed implements TimerToActivity {
    @Override
    public void run() {
      work().check("a coat");
      work().ship("a coat");
    }
  }
}
