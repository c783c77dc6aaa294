package io.github.temporallambda.history;

import com.google.protobuf.UnsafeByteOperations;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A temporary directory of histories as binary protobuf, a file each, so that memory does not grow
 * with their number; a file that is of no use any more can be removed, so that the disk does not
 * fill either. Closing removes the directory with everything in it. Safe for use by several
 * threads.
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
   * @param history the bytes of a {@code temporal.api.history.v1.History}
   * @throws BrokenHistoryException when it cannot be replayed as it is
   * @throws UncheckedIOException when it cannot be written
   */
  public RecordedHistory add(String origin, byte[] history) throws BrokenHistoryException {
    try (HistoryDraft draft = drafted(history)) {
      return keep(origin, named(origin, draft.walk().started()), draft);
    }
  }

  /**
   * Stores the history of an execution that the server named. Where the run ID is empty or was seen
   * before, one is made of {@code origin}: a worker keeps tasks in flight apart by run ID.
   *
   * @param history the bytes of a {@code temporal.api.history.v1.History}
   * @throws BrokenHistoryException when it cannot be replayed as it is
   * @throws UncheckedIOException when it cannot be written
   */
  public RecordedHistory add(String origin, WorkflowExecution execution, byte[] history)
      throws BrokenHistoryException {
    try (HistoryDraft draft = drafted(history)) {
      return keep(origin, execution, draft);
    }
  }

  /** The same, of a history that was built. */
  public RecordedHistory add(String origin, WorkflowExecution execution, History history)
      throws BrokenHistoryException {
    return add(origin, execution, history.toByteArray());
  }

  private HistoryDraft drafted(byte[] history) throws BrokenHistoryException {
    HistoryDraft draft = draft();
    try {
      draft.append(UnsafeByteOperations.unsafeWrap(history));
      return draft;
    } catch (BrokenHistoryException | RuntimeException broken) {
      draft.close();
      throw broken;
    }
  }

  /** A history to be written; close it. */
  HistoryDraft draft() {
    try {
      return new HistoryDraft(directory.resolve(count.incrementAndGet() + ".pb"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Keeps what was written.
   *
   * @throws BrokenHistoryException when nothing was
   */
  RecordedHistory keep(String origin, WorkflowExecution execution, HistoryDraft draft)
      throws BrokenHistoryException {
    var unused = draft.last();
    WorkflowExecutionStartedEventAttributes started = draft.walk().started();
    return new RecordedHistory(
        origin,
        execution.getWorkflowId(),
        uniqueRunId(execution.getRunId(), origin),
        started.getWorkflowType().getName(),
        started.getTaskQueue().getName(),
        draft.walk().events(),
        draft.keep());
  }

  /**
   * Removes the file of one history, which is of no use any more. Safe to repeat; its run ID stays
   * taken.
   *
   * @throws IllegalArgumentException when it lies in another spool
   * @throws UncheckedIOException when it cannot be removed
   */
  public void remove(RecordedHistory history) {
    if (!holds(history)) {
      throw new IllegalArgumentException("not of this spool: " + history.origin());
    }
    try {
      Files.deleteIfExists(history.file());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether the history lies, or lay, in this spool. */
  public boolean holds(RecordedHistory history) {
    return directory.equals(history.file().getParent());
  }

  private static WorkflowExecution named(
      String origin, WorkflowExecutionStartedEventAttributes started) {
    String workflowId = started.getWorkflowId();
    String runId = started.getOriginalExecutionRunId();
    return WorkflowExecution.newBuilder()
        .setWorkflowId(workflowId.isEmpty() ? origin : workflowId)
        .setRunId(runId.isEmpty() ? started.getFirstExecutionRunId() : runId)
        .build();
  }

  private String uniqueRunId(String recorded, String origin) {
    String runId = recorded;
    for (int attempt = 0; runId.isEmpty() || !runIds.add(runId); attempt++) {
      byte[] name = (origin + "#" + attempt).getBytes(StandardCharsets.UTF_8);
      runId = UUID.nameUUIDFromBytes(name).toString();
    }
    return runId;
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
