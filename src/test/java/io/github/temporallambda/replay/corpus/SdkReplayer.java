package io.github.temporallambda.replay.corpus;

import io.github.temporallambda.replay.Outcome;
import io.temporal.api.history.v1.History;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;

/** The SDK's own replayer. */
final class SdkReplayer implements AutoCloseable {

  private final TestWorkflowEnvironment environment;
  private final Worker worker;

  SdkReplayer(WorkerFactoryOptions options) {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setWorkerFactoryOptions(options).build());
    // A starved machine must not fail a history here either.
    worker =
        environment.newWorker(
            CorpusHandler.TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(Duration.ofMinutes(1).toMillis())
                .build());
  }

  /** To register workflows with. */
  Worker worker() {
    return worker;
  }

  /** FAILED where the replayer throws, whatever it is. */
  @SuppressWarnings("CatchThrowable")
  Outcome outcome(String workflowId, History history) {
    try {
      WorkflowReplayer.replayWorkflowExecution(
          new WorkflowExecutionHistory(history, workflowId), worker);
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
