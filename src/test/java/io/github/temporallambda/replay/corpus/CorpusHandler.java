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
    register(worker);
    worker.registerActivitiesImplementations(new Work.Done());
  }

  /** The changed code of all pairs. */
  static void register(Worker worker) {
    Corpus.pairs().forEach(pair -> worker.registerWorkflowImplementationTypes(pair.changed()));
  }
}
