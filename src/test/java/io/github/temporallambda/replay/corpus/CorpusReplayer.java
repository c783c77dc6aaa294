package io.github.temporallambda.replay.corpus;

import io.github.temporallambda.replay.Outcome;
import io.temporal.api.history.v1.History;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;

/** The SDK's own replayer with the changed code of all pairs. */
final class CorpusReplayer implements AutoCloseable {

  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
  private final Worker worker;

  CorpusReplayer() {
    // A starved machine must not fail a history here either.
    worker =
        environment.newWorker(
            CorpusHandler.TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(Duration.ofMinutes(1).toMillis())
                .build());
    Corpus.pairs().forEach(pair -> worker.registerWorkflowImplementationTypes(pair.changed()));
  }

  /** FAILED where the replayer throws, whatever it is. */
  @SuppressWarnings("CatchThrowable")
  Outcome outcome(CorpusPair pair, History history) {
    try {
      WorkflowReplayer.replayWorkflowExecution(
          new WorkflowExecutionHistory(history, pair.workflowId()), worker);
      return Outcome.PASSED;
    } catch (Throwable failure) {
      return Outcome.FAILED;
    }
  }

  @Override
  public void close() {
    environment.close();
  }
}
