package io.github.temporallambda.artifact;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Edits the bytes of a zip where no well-behaved writer would put them. */
final class ZipBytes {

  private static final int CENTRAL_HEADER = 0x02014b50;

  /** Offsets within a header of the central directory. */
  static final int FLAGS = 8;

  static final int METHOD = 10;
  static final int CRC = 16;
  static final int SIZE = 24;
  static final int LOCAL_OFFSET = 42;

  private final byte[] bytes;

  ZipBytes(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  ZipBytes withShort(int entry, int field, int value) {
    byte[] copy = bytes();
    littleEndian(copy).putShort(header(entry) + field, (short) value);
    return new ZipBytes(copy);
  }

  ZipBytes withInt(int entry, int field, int value) {
    byte[] copy = bytes();
    littleEndian(copy).putInt(header(entry) + field, value);
    return new ZipBytes(copy);
  }

  int intAt(int entry, int field) {
    return littleEndian(bytes).getInt(header(entry) + field);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private int header(int entry) {
    ByteBuffer buffer = littleEndian(bytes);
    int found = -1;
    for (int at = 0; at < bytes.length - 3; at++) {
      if (buffer.getInt(at) == CENTRAL_HEADER) {
        found++;
        if (found == entry) {
          return at;
        }
      }
    }
    throw new IllegalArgumentException("no entry " + entry);
  }
}
