package io.github.temporallambda.replay.http2;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** SETTINGS of both sides (RFC 9113, section 6.5), as far as they matter here. */
final class Settings {

  private static final int ENABLE_PUSH = 0x2;
  private static final int MAX_CONCURRENT_STREAMS = 0x3;
  private static final int INITIAL_WINDOW_SIZE = 0x4;
  private static final int MAX_FRAME_SIZE = 0x5;
  private static final int MAX_HEADER_LIST_SIZE = 0x6;
  private static final int ENTRY_LENGTH = 6;

  private Settings() {}

  /** What we tell a client. */
  static Frame ours() {
    ByteBuffer payload = ByteBuffer.allocate(3 * ENTRY_LENGTH);
    payload.putShort((short) MAX_CONCURRENT_STREAMS).putInt(Streams.MOST);
    payload.putShort((short) INITIAL_WINDOW_SIZE).putInt(Streams.WINDOW);
    payload.putShort((short) MAX_HEADER_LIST_SIZE).putInt(HeaderDecoder.LARGEST_LIST);
    return new Frame(Frame.SETTINGS, 0, 0, payload.array());
  }

  /**
   * The window of new streams, if the client sets it. Of its other settings none matters: our
   * headers use no table, and our frames are never larger than every client takes.
   *
   * @throws Http2Exception when a value is not allowed
   */
  static OptionalInt initialWindow(Frame settings) throws Http2Exception {
    if (settings.payload().length % ENTRY_LENGTH != 0) {
      throw new Http2Exception(ErrorCode.FRAME_SIZE_ERROR, "SETTINGS that are cut off");
    }
    OptionalInt window = OptionalInt.empty();
    ByteBuffer entries = ByteBuffer.wrap(settings.payload());
    while (entries.hasRemaining()) {
      int name = entries.getShort() & 0xffff;
      long value = entries.getInt() & 0xffff_ffffL;
      check(name, value);
      if (name == INITIAL_WINDOW_SIZE) {
        window = OptionalInt.of((int) value);
      }
    }
    return window;
  }

  private static void check(int name, long value) throws Http2Exception {
    if (name == INITIAL_WINDOW_SIZE && value > Integer.MAX_VALUE) {
      throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "a window of " + value + " bytes");
    }
    boolean push = name == ENABLE_PUSH && value > 1;
    boolean frame =
        name == MAX_FRAME_SIZE && (value < FrameReader.LARGEST_PAYLOAD || value >= 1 << 24);
    if (push || frame) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "setting " + name + " is " + value);
    }
  }
}
