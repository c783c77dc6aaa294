package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.github.temporallambda.replay.corpus.Work;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;

/** An activity gets other timeouts and retries: only its type is compared. */
@Pair(HARMLESS)
@WorkflowInterface
public interface ActivityOptionsChanged extends Flow {

  class Recorded implements ActivityOptionsChanged {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements ActivityOptionsChanged {
    @Override
    public void run() {
      ActivityOptions hasty =
          ActivityOptions.newBuilder()
              .setScheduleToCloseTimeout(Duration.ofMinutes(1))
              .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(2).build())
              .build();
      Workflow.newActivityStub(Work.class, hasty).ship("a coat");
    }
  }
}
