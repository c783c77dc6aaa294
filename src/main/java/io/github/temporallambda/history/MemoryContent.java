package io.github.temporallambda.history;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The bytes of a history in memory, for as long as they are needed. */
final class MemoryContent implements HistoryContent {

  private static final byte[] GONE = {};

  private final IntConsumer freed;
  private byte[] bytes;

  /**
   * @param bytes not copied
   * @param freed hears, once, how many bytes are given free
   */
  MemoryContent(byte[] bytes, IntConsumer freed) {
    this.bytes = bytes;
    this.freed = freed;
  }

  @Override
  public synchronized long length() {
    return bytes.length;
  }

  @Override
  public synchronized byte[] read(long start, int length) throws IOException {
    if (start < 0 || length > bytes.length - start) {
      throw new EOFException(length + " bytes from " + start + " of " + bytes.length);
    }
    // What is sent whole, as nearly every history is, need not be copied; nobody changes it.
    return length == bytes.length
        ? bytes
        : Arrays.copyOfRange(bytes, (int) start, (int) start + length);
  }

  @Override
  public synchronized InputStream open() throws IOException {
    return new ByteArrayInputStream(read(0, Math.max(bytes.length, 1)));
  }

  @Override
  public void remove() {
    int length;
    synchronized (this) {
      length = bytes.length;
      bytes = GONE;
    }
    if (length > 0) {
      freed.accept(length);
    }
  }
}
