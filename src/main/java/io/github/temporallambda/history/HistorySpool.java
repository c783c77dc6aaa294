package io.github.temporallambda.history;

import io.github.temporallambda.handler.TemporaryDirectories;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Histories as binary protobuf: short ones in memory, up to a bound for all together, all others in
 * a temporary directory, a file each, so that memory does not grow with their number. What is of no
 * use any more can be removed, so that the disk does not fill either. Closing removes the directory
 * with everything in it. Safe for use by several threads.
 */
public final class HistorySpool implements AutoCloseable {

  /** For all histories together; what one takes more lies in a file. */
  private static final long MOST_IN_MEMORY = 8 << 20;

  private final Path directory;
  private final long mostInMemory;
  private final AtomicLong inMemory = new AtomicLong();
  private final Set<HistoryContent> kept = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final Set<String> runIds = ConcurrentHashMap.newKeySet();

  private HistorySpool(Path directory, long mostInMemory) {
    this.directory = directory;
    this.mostInMemory = mostInMemory;
  }

  /**
   * Makes an empty spool in the system's directory for temporary files, readable by this user
   * alone: histories hold payloads.
   *
   * @throws UncheckedIOException when the directory cannot be made
   */
  public static HistorySpool create() {
    return create(MOST_IN_MEMORY);
  }

  /** One that has so many bytes in memory at the most. */
  static HistorySpool create(long mostInMemory) {
    try {
      return new HistorySpool(TemporaryDirectories.create("histories"), mostInMemory);
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
      draft.append(history);
      return draft;
    } catch (BrokenHistoryException | RuntimeException broken) {
      draft.close();
      throw broken;
    }
  }

  /** Where files lie, as long as the spool is open. */
  Path directory() {
    return directory;
  }

  /** A history to be written; close it. */
  HistoryDraft draft() {
    return new HistoryDraft(directory.resolve(count.incrementAndGet() + ".pb"));
  }

  /**
   * Keeps what was written.
   *
   * @throws BrokenHistoryException when nothing was
   */
  RecordedHistory keep(String origin, WorkflowExecution execution, HistoryDraft draft)
      throws BrokenHistoryException {
    StartedEvent started = draft.walk().started();
    return new RecordedHistory(
        origin,
        execution.getWorkflowId(),
        uniqueRunId(execution.getRunId(), origin),
        started.workflowType(),
        started.taskQueue(),
        draft.walk().events(),
        content(draft));
  }

  private HistoryContent content(HistoryDraft draft) {
    HistoryContent content =
        draft
            .keep(this::takeRoom)
            .<HistoryContent>map(bytes -> new MemoryContent(bytes, this::giveRoom))
            .orElseGet(() -> new FileContent(draft.file()));
    kept.add(content);
    return content;
  }

  private boolean takeRoom(int bytes) {
    boolean room = inMemory.addAndGet(bytes) <= mostInMemory;
    if (!room) {
      giveRoom(bytes);
    }
    return room;
  }

  private void giveRoom(int bytes) {
    inMemory.addAndGet(-bytes);
  }

  /**
   * Removes the bytes of one history, which are of no use any more; one of another spool is left
   * alone. Safe to repeat; its run ID stays taken.
   *
   * @throws UncheckedIOException when they cannot be removed
   */
  public void remove(RecordedHistory history) {
    remove(history.content());
  }

  private void remove(HistoryContent content) {
    if (!kept.remove(content)) {
      return;
    }
    try {
      content.remove();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static WorkflowExecution named(String origin, StartedEvent started) {
    String workflowId = started.workflowId();
    String runId = started.originalRunId();
    return WorkflowExecution.newBuilder()
        .setWorkflowId(workflowId.isEmpty() ? origin : workflowId)
        .setRunId(runId.isEmpty() ? started.firstRunId() : runId)
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
    kept.forEach(this::remove);
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
