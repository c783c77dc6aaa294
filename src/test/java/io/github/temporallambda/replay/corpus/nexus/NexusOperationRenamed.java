package io.github.temporallambda.replay.corpus.nexus;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.QuotesEndpoint.quotes;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** Another Nexus operation in the place of one. */
@Pair(BREAKS)
@WorkflowInterface
public interface NexusOperationRenamed extends Flow {

  class Recorded implements NexusOperationRenamed {
    @Override
    public void run() {
      quotes().quote("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements NexusOperationRenamed {
    @Override
    public void run() {
      quotes().insure("a coat");
      work().ship("a coat");
    }
  }
}
