package io.github.temporallambda.replay.corpus.nexus;

import static io.github.temporallambda.replay.corpus.Expect.BREAKS;
import static io.github.temporallambda.replay.corpus.QuotesEndpoint.quotes;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.github.temporallambda.replay.corpus.Flow;
import io.github.temporallambda.replay.corpus.Pair;
import io.temporal.workflow.WorkflowInterface;

/** An activity in the place of a Nexus operation. */
@Pair(BREAKS)
@WorkflowInterface
public interface NexusToActivity extends Flow {

  class Recorded implements NexusToActivity {
    @Override
    public void run() {
      quotes().quote("a coat");
      work().ship("a coat");
    }
  }

  class Changed implements NexusToActivity {
    @Override
    public void run() {
      work().check("a coat");
      work().ship("a coat");
    }
  }
}
