package io.github.temporallambda.history;

import io.temporal.api.history.v1.HistoryEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A history on its way into a {@link HistorySpool}, page after page; of one that becomes long only
 * one page is in memory. Closing removes its file, unless the spool has kept it. For one thread.
 */
final class HistoryDraft implements AutoCloseable {

  /** One that is longer lies in a file. */
  private static final int LARGEST_IN_MEMORY = 1 << 20;

  private final Path file;
  private final HistoryWalk walk = new HistoryWalk();
  private byte[] inMemory = new byte[0];
  private Optional<OutputStream> out = Optional.empty();
  private boolean kept;

  /**
   * @param file where the history comes to lie if it must; not there yet
   */
  HistoryDraft(Path file) {
    this.file = file;
  }

  /**
   * Goes on with whole events.
   *
   * @param events not copied
   * @throws BrokenHistoryException when the history cannot be replayed as it is
   * @throws UncheckedIOException when it cannot be written
   */
  void append(byte[] events) throws BrokenHistoryException {
    walk.over(events);
    if (out.isEmpty() && (long) inMemory.length + events.length <= LARGEST_IN_MEMORY) {
      inMemory = inMemory.length == 0 ? events : joined(inMemory, events);
    } else {
      write(events);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private void write(byte[] events) {
    try {
      if (out.isEmpty()) {
        out = Optional.of(Files.newOutputStream(file));
        out.orElseThrow().write(inMemory);
        inMemory = new byte[0];
      }
      out.orElseThrow().write(events);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  HistoryWalk walk() {
    return walk;
  }

  /**
   * The last event.
   *
   * @throws BrokenHistoryException when there is none, or when it cannot be parsed
   */
  HistoryEvent last() throws BrokenHistoryException {
    return walk.last();
  }

  /**
   * The bytes of the whole history, if they are in memory and there is room for so many; a file
   * otherwise, from now on the caller's.
   *
   * @param room takes room for so many bytes, if there is any
   * @throws UncheckedIOException when it cannot be written
   */
  Optional<byte[]> keep(IntPredicate room) {
    kept = true;
    if (out.isEmpty() && room.test(inMemory.length)) {
      return Optional.of(inMemory);
    }
    write(new byte[0]);
    closeFile();
    return Optional.empty();
  }

  Path file() {
    return file;
  }

  private void closeFile() {
    try {
      if (out.isPresent()) {
        out.orElseThrow().close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    closeFile();
    if (!kept && out.isPresent()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
