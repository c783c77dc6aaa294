package io.github.temporallambda.benchmark;

import io.github.temporallambda.benchmark.fixture.Rounds;
import io.github.temporallambda.benchmark.fixture.RoundsHandler;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** One really recorded history of 555 events, and copies of it under other IDs. */
final class RecordedRounds {

  static final int EVENTS = 555;

  private static final String RECORDED_ID = "recorded-rounds";

  private final History recorded;

  private RecordedRounds(History recorded) {
    this.recorded = recorded;
  }

  /** Runs the workflow until it has left all its events. */
  static RecordedRounds record() throws InterruptedException {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker(RoundsHandler.TASK_QUEUE);
      worker.registerWorkflowImplementationTypes(Rounds.Recorded.class);
      worker.registerActivitiesImplementations((Rounds.Steps) name -> "went round: " + name);
      environment.start();
      WorkflowClient client = environment.getWorkflowClient();
      WorkflowOptions options =
          WorkflowOptions.newBuilder()
              .setTaskQueue(RoundsHandler.TASK_QUEUE)
              .setWorkflowId(RECORDED_ID)
              .build();
      var unused =
          WorkflowClient.start(client.newWorkflowStub(Rounds.class, options)::goRound, "a lap");
      return new RecordedRounds(awaitEvents(client));
    }
  }

  private static History awaitEvents(WorkflowClient client) throws InterruptedException {
    long end = System.nanoTime() + 120_000_000_000L;
    while (System.nanoTime() < end) {
      History history = client.fetchHistory(RECORDED_ID).getHistory();
      if (history.getEventsCount() >= EVENTS) {
        return history;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the workflow did not leave " + EVENTS + " events");
  }

  /** How the {@code number}th copy is named; file names sort by the number. */
  static String name(int number) {
    return String.format(Locale.ROOT, "rounds-%05d", number);
  }

  /** The same history of another workflow ID. The run ID stays: activities' IDs are made of it. */
  History as(String workflowId) {
    History.Builder history = recorded.toBuilder();
    history
        .getEventsBuilder(0)
        .getWorkflowExecutionStartedEventAttributesBuilder()
        .setWorkflowId(workflowId);
    return history.build();
  }

  /** A history of one event: bytes that {@link #withoutFirstEvent} goes on. */
  byte[] firstEvent(String workflowId) {
    History.Builder history = History.newBuilder().addEvents(recorded.getEvents(0));
    history
        .getEventsBuilder(0)
        .getWorkflowExecutionStartedEventAttributesBuilder()
        .setWorkflowId(workflowId);
    return history.build().toByteArray();
  }

  /** All the other events, which are the same for every workflow ID. */
  byte[] withoutFirstEvent() {
    return recorded.toBuilder().removeEvents(0).build().toByteArray();
  }

  /** The run ID that a server tells of it. */
  static String runId(String workflowId) {
    return UUID.nameUUIDFromBytes(workflowId.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Writes one as the {@code record} goal does: binary, compressed. */
  void keep(Path directory, String name, String workflowId) throws IOException {
    try (OutputStream file = Files.newOutputStream(directory.resolve(name + ".pb.gz"));
        OutputStream zip = new GZIPOutputStream(file)) {
      as(workflowId).writeTo(zip);
    }
  }

  /** A directory with copies as the {@code record} goal writes them. */
  Path binary(Path directory, int count) throws IOException {
    Files.createDirectories(directory);
    for (int number = 0; number < count; number++) {
      keep(directory, name(number), name(number));
    }
    return directory;
  }

  /** A directory with the same as JSON, as the SDK writes it. */
  Path json(Path directory, int count) throws IOException {
    Files.createDirectories(directory);
    String json = new WorkflowExecutionHistory(as(RECORDED_ID), RECORDED_ID).toJson(true);
    for (int number = 0; number < count; number++) {
      Files.writeString(
          directory.resolve(name(number) + ".json"), json.replace(RECORDED_ID, name(number)));
    }
    return directory;
  }
}
