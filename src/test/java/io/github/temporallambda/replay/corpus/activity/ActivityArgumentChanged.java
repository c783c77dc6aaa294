package io.github.temporallambda.replay.corpus.activity;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** An activity gets another argument: inputs are not compared. */
@Pair(HARMLESS)
@WorkflowInterface
public interface ActivityArgumentChanged extends Flow {

  class Recorded implements ActivityArgumentChanged {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements ActivityArgumentChanged {
    @Override
    public void run() {
      work().ship("two coats");
    }
  }
}
