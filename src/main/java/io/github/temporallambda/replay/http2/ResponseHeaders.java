package io.github.temporallambda.replay.http2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The header blocks of answers: literals outside of any table, so that no state is needed. */
final class ResponseHeaders {

  /** So that a block always fits one frame: a character takes up to nine when it is encoded. */
  private static final int LONGEST_MESSAGE = 1000;

  private static final int SHORTEST_LONG = 127;

  private static final byte[] HEAD = new ResponseHeaders().start().block.toByteArray();
  private static final byte[] TRAILERS =
      new ResponseHeaders().add("grpc-status", "0").block.toByteArray();

  private final ByteArrayOutputStream block = new ByteArrayOutputStream(64);

  private ResponseHeaders() {}

  /** What goes before a message; not to be changed. */
  static byte[] head() {
    return HEAD;
  }

  /** What goes behind a message; not to be changed. */
  static byte[] trailers() {
    return TRAILERS;
  }

  /** The whole of an answer without a message. */
  static byte[] refusal(GrpcStatus status) {
    ResponseHeaders headers = new ResponseHeaders().start();
    headers.add("grpc-status", Integer.toString(status.code()));
    if (!status.message().isEmpty()) {
      headers.add("grpc-message", percentEncoded(status.message()));
    }
    return headers.block.toByteArray();
  }

  /** The whole of an answer to what is no call of gRPC. */
  static byte[] httpStatus(int status) {
    return new ResponseHeaders().add(":status", Integer.toString(status)).block.toByteArray();
  }

  private ResponseHeaders start() {
    return add(":status", "200")
        .add("content-type", "application/grpc")
        .add("grpc-accept-encoding", "identity,gzip");
  }

  private ResponseHeaders add(String name, String value) {
    block.write(0);
    string(name);
    string(value);
    return this;
  }

  private void string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length < SHORTEST_LONG) {
      block.write(bytes.length);
    } else {
      block.write(SHORTEST_LONG);
      int rest = bytes.length - SHORTEST_LONG;
      for (; rest >= 0x80; rest >>>= 7) {
        block.write((rest & 0x7f) | 0x80);
      }
      block.write(rest);
    }
    block.writeBytes(bytes);
  }

  /** As gRPC wants it: printable ASCII but for the percent sign, all else as UTF-8 in hex. */
  private static String percentEncoded(String message) {
    int end = Math.min(message.length(), LONGEST_MESSAGE);
    StringBuilder encoded = new StringBuilder();
    for (byte each : message.substring(0, end).getBytes(StandardCharsets.UTF_8)) {
      if (each >= ' ' && each <= '~' && each != '%') {
        encoded.append((char) each);
      } else {
        encoded.append(String.format("%%%02X", each));
      }
    }
    return encoded.toString();
  }
}
