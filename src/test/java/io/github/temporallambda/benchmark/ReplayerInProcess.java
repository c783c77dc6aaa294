package io.github.temporallambda.benchmark;

import io.github.temporallambda.benchmark.fixture.Rounds;
import io.github.temporallambda.benchmark.fixture.RoundsHandler;
import io.temporal.api.history.v1.History;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/**
 * The most that the SDK's replayer can be brought to: nothing to read, the history parsed once and
 * before, one thread per core. Arguments: a history's file, how often it is replayed.
 */
public final class ReplayerInProcess {

  private ReplayerInProcess() {}

  public static void main(String[] arguments) throws Exception {
    History history;
    try (InputStream file = Files.newInputStream(Path.of(arguments[0]))) {
      history = History.parseFrom(new GZIPInputStream(file));
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker(RoundsHandler.TASK_QUEUE);
      worker.registerWorkflowImplementationTypes(Rounds.Recorded.class);
      List<Future<?>> replays = new ArrayList<>();
      for (int number = 0; number < Integer.parseInt(arguments[1]); number++) {
        String name = RecordedRounds.name(number);
        replays.add(
            threads.submit(
                () -> {
                  WorkflowReplayer.replayWorkflowExecution(
                      new WorkflowExecutionHistory(history, name), worker);
                  return null;
                }));
      }
      for (Future<?> replay : replays) {
        replay.get();
      }
    }
    System.exit(0);
  }
}
