package io.github.temporallambda.replay.http2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Cuts what a client sends into frames, after the words that every connection begins with. */
final class FrameReader {

  /** The longest payload we take; also what RFC 9113 lets a peer send unasked. */
  static final int LARGEST_PAYLOAD = 16_384;

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private int prefaceRead;
  private boolean begun;

  /**
   * Takes the next frame off the buffer; empty while not all of it has come.
   *
   * @throws Http2Exception when this is not HTTP/2, or the frame is larger than allowed
   */
  Optional<Frame> next(ByteBuffer in) throws Http2Exception {
    if (!skipPreface(in) || in.remaining() < Frame.HEADER_LENGTH) {
      return Optional.empty();
    }
    int start = in.position();
    int lengthAndType = in.getInt(start);
    int length = lengthAndType >>> 8;
    int type = lengthAndType & 0xff;
    checkFirst(type);
    if (length > LARGEST_PAYLOAD) {
      throw new Http2Exception(ErrorCode.FRAME_SIZE_ERROR, "a frame of " + length + " bytes");
    }
    if (in.remaining() < Frame.HEADER_LENGTH + length) {
      return Optional.empty();
    }
    begun = true;
    byte[] payload = new byte[length];
    in.get(start + Frame.HEADER_LENGTH, payload);
    in.position(start + Frame.HEADER_LENGTH + length);
    int flags = in.get(start + 4);
    int stream = in.getInt(start + 5) & Integer.MAX_VALUE;
    return Optional.of(new Frame(type, flags, stream, payload));
  }

  private boolean skipPreface(ByteBuffer in) throws Http2Exception {
    while (prefaceRead < PREFACE.length && in.hasRemaining()) {
      if (in.get() != PREFACE[prefaceRead++]) {
        throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "not an HTTP/2 client");
      }
    }
    return prefaceRead == PREFACE.length;
  }

  private void checkFirst(int type) throws Http2Exception {
    if (!begun && type != Frame.SETTINGS) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "no SETTINGS at the beginning");
    }
  }
}
