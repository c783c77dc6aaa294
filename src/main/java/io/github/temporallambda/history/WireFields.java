package io.github.temporallambda.history;

import java.io.IOException;

/**
 * The fields of a protobuf message, one after the other, none of them built. A history has
 * thousands of events, and the JVM that goes over them is cold: a small loop over an array costs it
 * a fraction of what a parser does.
 */
final class WireFields {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;
  private static final int VARINT_BITS = 64;

  private final byte[] bytes;
  private final int limit;
  private int position;
  private int tag;
  private long value;
  private int start;

  /** The message between these two places. */
  WireFields(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.position = from;
    this.limit = to;
  }

  /**
   * Goes to the next field; false where there is none.
   *
   * @throws IOException when the bytes are no message, or hold groups, which no message of Temporal
   *     has
   */
  boolean next() throws IOException {
    if (position == limit) {
      return false;
    }
    tag = (int) varint();
    if (tag >>> 3 == 0) {
      throw new IOException("no field has the number 0");
    }
    switch (tag & 7) {
      case VARINT -> value = varint();
      case FIXED64 -> pass(Long.BYTES);
      case LENGTH_DELIMITED -> pass(varint());
      case FIXED32 -> pass(Integer.BYTES);
      default -> throw new IOException("a group, or no type of the wire");
    }
    return true;
  }

  private void pass(long length) throws IOException {
    if (length < 0 || length > limit - position) {
      throw new IOException("a field is longer than its message");
    }
    start = position;
    position += (int) length;
  }

  private long varint() throws IOException {
    long read = 0;
    for (int shift = 0; shift < VARINT_BITS; shift += 7) {
      if (position == limit) {
        throw new IOException("a number is cut off");
      }
      byte next = bytes[position++];
      read |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return read;
      }
    }
    throw new IOException("a number is longer than any can be");
  }

  /**
   * Goes on to the next field of that number and type; false where there is none.
   *
   * @throws IOException as {@link #next} does
   */
  boolean find(int wanted) throws IOException {
    while (next()) {
      if (tag == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Number and type of the field, as they stand on the wire. */
  int tag() {
    return tag;
  }

  /** The number that the field holds, if it holds one. */
  long value() {
    return value;
  }

  /** Where the content of the field begins, if it has a length. */
  int start() {
    return start;
  }

  /** Where the field ends. */
  int end() {
    return position;
  }
}
