package io.github.temporallambda.replay.http2;

/**
 * The peer broke the protocol, so that the connection ends with GOAWAY. Errors that RFC 9113 ends a
 * stream with end the connection too where they are no client's honest mistake; it allows that.
 */
final class Http2Exception extends Exception {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  Http2Exception(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }
}
