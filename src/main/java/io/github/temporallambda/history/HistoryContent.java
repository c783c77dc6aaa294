package io.github.temporallambda.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where the bytes of a history lie: binary protobuf of {@code temporal.api.history.v1.History}.
 * Safe for use by several threads.
 */
public sealed interface HistoryContent permits FileContent, MemoryContent {

  /** What lies in a file that the caller keeps. */
  static HistoryContent in(Path file) {
    return new FileContent(file);
  }

  /** No bytes at all. */
  static HistoryContent none() {
    return new MemoryContent(new byte[0], freed -> {});
  }

  /** How many bytes there are; 0 when they are gone. */
  long length();

  /**
   * Some of the bytes.
   *
   * @throws IOException when there are not that many behind {@code start}, or they are gone
   */
  byte[] read(long start, int length) throws IOException;

  /** All the bytes. */
  default byte[] readAll() throws IOException {
    return read(0, Math.toIntExact(length()));
  }

  /**
   * All the bytes, of which only some need be in memory.
   *
   * @throws IOException when they are gone
   */
  InputStream open() throws IOException;

  /**
   * Gives the place free. Safe to repeat.
   *
   * @throws IOException when that is not possible
   */
  void remove() throws IOException;
}
