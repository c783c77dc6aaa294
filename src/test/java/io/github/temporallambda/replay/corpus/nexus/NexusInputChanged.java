package io.github.temporallambda.replay.corpus.nexus;

import static io.github.temporallambda.replay.corpus.Expect.HARMLESS;
import static io.github.temporallambda.replay.corpus.QuotesEndpoint.quotes;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** A Nexus operation gets another input. */
@Pair(HARMLESS)
@WorkflowInterface
public interface NexusInputChanged extends Flow {

  class Recorded implements NexusInputChanged {
    @Override
    public void run() {
      quotes().quote("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements NexusInputChanged {
    @Override
    public void run() {
      quotes().quote("two coats");
      work().ship("a coat");
    }
  }
}
