package io.github.temporallambda.replay.cause;

import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** What the SDK in use really answers to a replay of recorded code on changed code. */
final class ReplayedAnswers {

  /** A payload that no message may repeat. */
  static final String SECRET = "customer-4711";

  private static final String ERROR = ", error=";

  private ReplayedAnswers() {}

  /** The history of {@code recorded}, run once with the secret as its argument. */
  static History record(Class<?> recorded) {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker("trips");
      worker.registerWorkflowImplementationTypes(recorded);
      worker.registerActivitiesImplementations(new Changes.RealActivities());
      environment.start();
      WorkflowClient client = environment.getWorkflowClient();
      WorkflowStub stub =
          client.newUntypedWorkflowStub(
              "Trip",
              WorkflowOptions.newBuilder().setTaskQueue("trips").setWorkflowId("trip").build());
      stub.start(SECRET);
      stub.getResult(String.class);
      return client.fetchHistory("trip").getHistory();
    }
  }

  /** The error message that a worker with {@code changed} answers to that history. */
  static String answer(History history, Class<?> changed) {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      // In a thread of its own, as in a worker: no frame of a test's stands in the stack trace.
      return worker.submit(() -> replayed(history, changed)).get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new AssertionError(failure);
    } finally {
      worker.shutdown();
    }
  }

  private static String replayed(History history, Class<?> changed) {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker("trips");
      worker.registerWorkflowImplementationTypes(changed);
      WorkflowReplayer.replayWorkflowExecution(
          new WorkflowExecutionHistory(history, "trip"), worker);
      throw new AssertionError("it replays");
    } catch (Exception failure) {
      String message = String.valueOf(failure.getMessage());
      return message
          .substring(message.indexOf(ERROR) + ERROR.length())
          .lines()
          .filter(line -> !line.contains(ReplayedAnswers.class.getName()))
          .collect(Collectors.joining("\n"));
    }
  }
}
