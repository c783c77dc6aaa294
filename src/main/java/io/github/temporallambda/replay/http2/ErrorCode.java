package io.github.temporallambda.replay.http2;

/** Why a stream or a connection ends, as RST_STREAM and GOAWAY tell it (RFC 9113, section 7). */
enum ErrorCode {
  NO_ERROR(0x0),
  PROTOCOL_ERROR(0x1),
  FLOW_CONTROL_ERROR(0x3),
  STREAM_CLOSED(0x5),
  FRAME_SIZE_ERROR(0x6),
  REFUSED_STREAM(0x7),
  COMPRESSION_ERROR(0x9),
  ENHANCE_YOUR_CALM(0xb);

  private final int code;

  ErrorCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
