package io.github.temporallambda.history;

import com.google.protobuf.ByteString;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A history on its way into a {@link HistorySpool}, page after page; only one page of it is in
 * memory. Closing removes its file, unless the spool has kept it. For one thread.
 */
final class HistoryDraft implements AutoCloseable {

  private final Path file;
  private final OutputStream out;
  private final HistoryWalk walk = new HistoryWalk();
  private boolean kept;

  HistoryDraft(Path file) throws IOException {
    this.file = file;
    this.out = Files.newOutputStream(file);
  }

  /**
   * Goes on with whole events.
   *
   * @throws BrokenHistoryException when the history cannot be replayed as it is
   */
  void append(ByteString events) throws BrokenHistoryException {
    walk.over(events);
    try {
      events.writeTo(out);
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

  /** The whole history's file, from now on the caller's. */
  Path keep() {
    try {
      out.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    kept = true;
    return file;
  }

  @Override
  public void close() {
    try {
      out.close();
      if (!kept) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
