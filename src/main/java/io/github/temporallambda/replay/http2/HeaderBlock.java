package io.github.temporallambda.replay.http2;

import java.io.ByteArrayOutputStream;

/** A header block that comes in HEADERS and any number of CONTINUATION frames. */
final class HeaderBlock {

  /** Larger than any list we take, since decoding makes it no smaller by much. */
  private static final int LARGEST = 128 << 10;

  private final int stream;
  private final boolean endStream;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean complete;

  private HeaderBlock(int stream, boolean endStream) {
    this.stream = stream;
    this.endStream = endStream;
  }

  static HeaderBlock of(Frame headers) throws Http2Exception {
    headers.requireStream(true);
    HeaderBlock block = new HeaderBlock(headers.stream(), headers.has(Frame.END_STREAM));
    block.add(headers, headers.content());
    return block;
  }

  void continueWith(Frame frame) throws Http2Exception {
    if (frame.type() != Frame.CONTINUATION || frame.stream() != stream) {
      throw new Http2Exception(
          ErrorCode.PROTOCOL_ERROR, "a frame of type " + frame.type() + " inside a header block");
    }
    add(frame, frame.payload());
  }

  private void add(Frame frame, byte[] content) throws Http2Exception {
    bytes.writeBytes(content);
    complete = frame.has(Frame.END_HEADERS);
    if (bytes.size() > LARGEST) {
      throw new Http2Exception(
          ErrorCode.ENHANCE_YOUR_CALM, "a header block of more than " + LARGEST + " bytes");
    }
  }

  boolean isComplete() {
    return complete;
  }

  int stream() {
    return stream;
  }

  /** Whether no DATA follows. */
  boolean endsStream() {
    return endStream;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
