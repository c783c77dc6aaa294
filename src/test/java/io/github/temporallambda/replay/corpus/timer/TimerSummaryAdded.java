package io.github.temporallambda.replay.corpus.timer;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** A timer gets a summary. */
@Pair(HARMLESS)
@WorkflowInterface
public interface TimerSummaryAdded extends Flow {

  class Recorded implements TimerSummaryAdded {
    @Override
    public void run() {
      Workflow.sleep(Duration.ofMillis(50));
      work().ship("a coat");
    }
  }

  class Changed implements TimerSummaryAdded {
    @Override
    public void run() {
      Workflow.newTimer(
              Duration.ofMillis(50), TimerOptions.newBuilder().setSummary("a breath").build())
          .get();
      work().ship("a coat");
    }
  }
}
