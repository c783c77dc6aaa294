package io.github.temporallambda.history;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A temporary directory of histories as binary protobuf, a file each. Only one history at a time is
 * in memory. Closing removes the directory with everything in it. Safe for use by several threads.
 */
public final class HistorySpool implements AutoCloseable {

  private final Path directory;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<String> runIds = ConcurrentHashMap.newKeySet();

  private HistorySpool(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes an empty spool in the system's directory for temporary files, readable by this user
   * alone: histories hold payloads.
   *
   * @throws UncheckedIOException when the directory cannot be made
   */
  public static HistorySpool create() {
    try {
      return new HistorySpool(Files.createTempDirectory("temporal-lambda-histories"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Stores a history whose execution is known only from its own first event.
   *
   * @param origin where it came from; stands in for what the history does not tell
   * @throws BrokenHistoryException when it cannot be replayed as it is
   * @throws UncheckedIOException when it cannot be written
   */
  public RecordedHistory add(String origin, History history) throws BrokenHistoryException {
    WorkflowExecutionStartedEventAttributes started = started(history);
    String runId = started.getOriginalExecutionRunId();
    return add(
        origin,
        WorkflowExecution.newBuilder()
            .setWorkflowId(started.getWorkflowId().isEmpty() ? origin : started.getWorkflowId())
            .setRunId(runId.isEmpty() ? started.getFirstExecutionRunId() : runId)
            .build(),
        history);
  }

  /**
   * Stores the history of an execution that the server named. Where the run ID is empty or was seen
   * before, one is made of {@code origin}: a worker keeps tasks in flight apart by run ID.
   *
   * @throws BrokenHistoryException when it cannot be replayed as it is
   * @throws UncheckedIOException when it cannot be written
   */
  public RecordedHistory add(String origin, WorkflowExecution execution, History history)
      throws BrokenHistoryException {
    WorkflowExecutionStartedEventAttributes started = started(history);
    return new RecordedHistory(
        origin,
        execution.getWorkflowId(),
        uniqueRunId(execution.getRunId(), origin),
        started.getWorkflowType().getName(),
        started.getTaskQueue().getName(),
        history.getEventsCount(),
        write(history));
  }

  private String uniqueRunId(String recorded, String origin) {
    String runId = recorded;
    for (int attempt = 0; runId.isEmpty() || !runIds.add(runId); attempt++) {
      byte[] name = (origin + "#" + attempt).getBytes(StandardCharsets.UTF_8);
      runId = UUID.nameUUIDFromBytes(name).toString();
    }
    return runId;
  }

  private Path write(History history) {
    Path file = directory.resolve(count.incrementAndGet() + ".pb");
    try (OutputStream out = Files.newOutputStream(file)) {
      history.writeTo(out);
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static WorkflowExecutionStartedEventAttributes started(History history)
      throws BrokenHistoryException {
    List<HistoryEvent> events = history.getEventsList();
    if (events.isEmpty()) {
      throw new BrokenHistoryException("it has no events");
    }
    HistoryEvent first = events.get(0);
    if (!first.hasWorkflowExecutionStartedEventAttributes()) {
      throw new BrokenHistoryException(
          "its first event is " + first.getEventType() + ", not WORKFLOW_EXECUTION_STARTED");
    }
    for (int i = 0; i < events.size(); i++) {
      check(events.get(i), i + 1);
    }
    WorkflowExecutionStartedEventAttributes started =
        first.getWorkflowExecutionStartedEventAttributes();
    if (started.getWorkflowType().getName().isEmpty()) {
      throw new BrokenHistoryException("its first event names no workflow type");
    }
    return started;
  }

  private static void check(HistoryEvent event, int place) throws BrokenHistoryException {
    boolean started = event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED;
    if (started && place > 1) {
      throw new BrokenHistoryException(
          "it holds two runs: event " + place + " is WORKFLOW_EXECUTION_STARTED again");
    }
    if (event.getEventId() != place) {
      throw new BrokenHistoryException(
          "its event ids are not 1, 2, 3 …: where "
              + place
              + " belongs stands "
              + event.getEventId());
    }
    if (event.getEventType() == EventType.EVENT_TYPE_UNSPECIFIED
        || event.getEventType() == EventType.UNRECOGNIZED
        || started != (place == 1)) {
      throw new BrokenHistoryException(
          "event " + place + " has no event type, or one that is not known to this plugin");
    }
  }

  /**
   * Removes the directory. Safe to repeat.
   *
   * @throws UncheckedIOException when something cannot be removed
   */
  @Override
  public void close() {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
