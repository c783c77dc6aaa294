package io.github.temporallambda.replay.corpus.marker;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.Work.localWork;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** A local activity gets another argument. */
@Pair(HARMLESS)
@WorkflowInterface
public interface LocalActivityArgumentChanged extends Flow {

  class Recorded implements LocalActivityArgumentChanged {
    @Override
    public void run() {
      localWork().check("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements LocalActivityArgumentChanged {
    @Override
    public void run() {
      localWork().check("two coats");
      work().ship("a coat");
    }
  }
}
