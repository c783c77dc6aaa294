package io.github.temporallambda.replay.http2;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One frame (RFC 9113, section 4). */
final class Frame {

  static final int HEADER_LENGTH = 9;

  static final int DATA = 0x0;
  static final int HEADERS = 0x1;
  static final int PRIORITY = 0x2;
  static final int RST_STREAM = 0x3;
  static final int SETTINGS = 0x4;
  static final int PUSH_PROMISE = 0x5;
  static final int PING = 0x6;
  static final int GOAWAY = 0x7;
  static final int WINDOW_UPDATE = 0x8;
  static final int CONTINUATION = 0x9;

  static final int ACK = 0x1;
  static final int END_STREAM = 0x1;
  static final int END_HEADERS = 0x4;
  static final int PADDED = 0x8;
  static final int WITH_PRIORITY = 0x20;

  private static final int PRIORITY_LENGTH = 5;

  private final int type;
  private final int flags;
  private final int stream;
  private final byte[] payload;

  /**
   * @param type one of the types above, or another, which is to be ignored
   * @param flags bits; which ones mean something depends on the type
   * @param stream the stream's number, 0 for the connection
   * @param payload what follows the nine bytes of the header; not copied
   */
  Frame(int type, int flags, int stream, byte[] payload) {
    this.type = type;
    this.flags = flags;
    this.stream = stream;
    this.payload = payload;
  }

  static Frame settingsAck() {
    return new Frame(SETTINGS, ACK, 0, new byte[0]);
  }

  /** A frame whose payload is one number of four bytes. */
  static Frame of(int type, int stream, int number) {
    return new Frame(type, 0, stream, ByteBuffer.allocate(4).putInt(number).array());
  }

  static Frame goAway(int lastStream, ErrorCode code) {
    ByteBuffer payload = ByteBuffer.allocate(8).putInt(lastStream).putInt(code.code());
    return new Frame(GOAWAY, 0, 0, payload.array());
  }

  int type() {
    return type;
  }

  int stream() {
    return stream;
  }

  byte[] payload() {
    return payload;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** How many bytes it takes on the wire. */
  int length() {
    return HEADER_LENGTH + payload.length;
  }

  void writeTo(ByteBuffer out) {
    writeHeader(out, type, flags, stream, payload.length);
    out.put(payload);
  }

  static void writeHeader(ByteBuffer out, int type, int flags, int stream, int length) {
    out.put((byte) (length >> 16)).put((byte) (length >> 8)).put((byte) length);
    out.put((byte) type).put((byte) flags).putInt(stream);
  }

  /** The four bytes at {@code offset}, without the first bit, which is reserved everywhere. */
  int number(int offset) {
    return ByteBuffer.wrap(payload).getInt(offset) & Integer.MAX_VALUE;
  }

  /** The payload of DATA or HEADERS without padding and priority. */
  byte[] content() throws Http2Exception {
    int from = 0;
    int to = payload.length;
    if (has(PADDED)) {
      to -= payload.length == 0 ? 0 : payload[0] & 0xff;
      from++;
    }
    if (type == HEADERS && has(WITH_PRIORITY)) {
      from += PRIORITY_LENGTH;
    }
    if (from > to) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "more padding than payload");
    }
    return from == 0 && to == payload.length ? payload : Arrays.copyOfRange(payload, from, to);
  }

  /**
   * @throws Http2Exception when the payload has another length
   */
  void requireLength(int length) throws Http2Exception {
    if (payload.length != length) {
      throw new Http2Exception(
          ErrorCode.FRAME_SIZE_ERROR, payload.length + " bytes in a frame of type " + type);
    }
  }

  /**
   * @throws Http2Exception when it names a stream, or when it names none
   */
  void requireStream(boolean wanted) throws Http2Exception {
    if (wanted == (stream == 0)) {
      throw new Http2Exception(
          ErrorCode.PROTOCOL_ERROR, "a frame of type " + type + " on stream " + stream);
    }
  }
}
