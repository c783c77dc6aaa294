package io.github.temporallambda.replay.corpus.nexus;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.QuotesEndpoint.quotes;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** A Nexus operation before an activity. */
@Pair(BREAKS)
@WorkflowInterface
public interface NexusOperationAdded extends Flow {

  class Recorded implements NexusOperationAdded {
    @Override
    public void run() {
      work().ship("a coat");
    }
  }

  class Changed implements NexusOperationAdded {
    @Override
    public void run() {
      quotes().quote("a coat");
      work().ship("a coat");
    }
  }
}
