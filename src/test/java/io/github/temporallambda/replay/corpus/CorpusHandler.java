package io.github.temporallambda.replay.corpus;

import io.github.temporallambda.replay.fixture.Handler;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;

/** The artifact's handler: one worker with the changed code of all pairs. */
public class CorpusHandler extends Handler {

  /** Where the corpus is recorded. */
  public static final String TASK_QUEUE = "corpus";

  @Override
  protected void workers(WorkerFactory factory) {
    Worker worker = factory.newWorker(TASK_QUEUE, workerOptions());
    Corpus.pairs().forEach(pair -> worker.registerWorkflowImplementationTypes(code(pair)));
    worker.registerActivitiesImplementations(new Work.Done());
  }

  /** The code of that pair which this handler has. */
  protected Class<?> code(CorpusPair pair) {
    return pair.changed();
  }

  /** The artifact before all the changes. */
  public static class Unchanged extends CorpusHandler {
    @Override
    protected Class<?> code(CorpusPair pair) {
      return pair.recorded();
    }
  }
}
