package io.github.temporallambda.replay.corpus;

import io.github.temporallambda.replay.fixture.Handler;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.nio.file.Path;

/** The artifact's handler: a worker that tells what it runs. */
public class EffectHandler extends Handler {

  /** The variable that names the file to tell it in. */
  static final String FILE = "CALLS_FILE";

  private final Calls calls = new Calls(Path.of(System.getenv(FILE)));

  @Override
  protected WorkerFactoryOptions factoryOptions() {
    return EffectInterceptor.telling(calls);
  }

  @Override
  protected void workers(WorkerFactory factory) {
    Worker worker = factory.newWorker(CorpusHandler.TASK_QUEUE, workerOptions());
    EffectFlow.register(worker, calls);
    worker.registerWorkflowImplementationTypes(Packing.Done.class);
    worker.registerActivitiesImplementations(new Work.Done());
    worker.registerNexusServiceImplementation(new Quotes.Done());
  }
}
