package io.github.temporallambda.benchmark;

import io.github.temporallambda.benchmark.fixture.Rounds;
import io.github.temporallambda.benchmark.fixture.RoundsHandler;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowHistoryLoader;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.nio.file.Path;
import java.util.List;

/**
 * What people write today: {@code WorkflowReplayer} over every file of a directory of JSON, one by
 * one, with one worker for all. Arguments: the directory, how many of its files.
 */
public final class ReplayerOverJson {

  private ReplayerOverJson() {}

  public static void main(String[] arguments) throws Exception {
    List<Path> files = FirstFiles.of(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker(RoundsHandler.TASK_QUEUE);
      worker.registerWorkflowImplementationTypes(Rounds.Recorded.class);
      for (Path file : files) {
        WorkflowReplayer.replayWorkflowExecution(
            WorkflowHistoryLoader.readHistory(file.toFile()), worker);
      }
    }
    System.exit(0);
  }
}
