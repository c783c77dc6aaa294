package io.github.temporallambda.replay.http2;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** An answer on its way out, cut into frames as the windows allow. For one thread. */
final class Reply {

  private static final int PREFIX_LENGTH = 5;

  private Optional<byte[]> head;
  private final Deque<ByteBuffer> body = new ArrayDeque<>();
  private final byte[] trailers;

  private Reply(Optional<byte[]> head, byte[] trailers) {
    this.head = head;
    this.trailers = trailers;
  }

  /**
   * One message of gRPC.
   *
   * @throws IllegalArgumentException when the parts are more than 2 GiB together
   */
  static Reply message(byte[]... parts) {
    Reply reply = new Reply(Optional.of(ResponseHeaders.head()), ResponseHeaders.trailers());
    long length = 0;
    for (byte[] part : parts) {
      length += part.length;
      reply.body.add(ByteBuffer.wrap(part));
    }
    if (length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a message of " + length + " bytes");
    }
    reply.body.addFirst(ByteBuffer.allocate(PREFIX_LENGTH).putInt(1, (int) length));
    return reply;
  }

  static Reply status(GrpcStatus status) {
    return new Reply(Optional.empty(), ResponseHeaders.refusal(status));
  }

  static Reply httpStatus(int status) {
    return new Reply(Optional.empty(), ResponseHeaders.httpStatus(status));
  }

  /**
   * The next frame; empty when it would be DATA and the window is used up. The last one has
   * END_STREAM.
   *
   * @param window how much DATA may hold, not negative
   */
  Optional<Frame> next(int stream, int window) {
    if (head.isPresent()) {
      byte[] block = head.orElseThrow();
      head = Optional.empty();
      return Optional.of(new Frame(Frame.HEADERS, Frame.END_HEADERS, stream, block));
    }
    int size = Math.min(remaining(window), window);
    if (size > 0) {
      return Optional.of(new Frame(Frame.DATA, 0, stream, take(size)));
    }
    if (!body.isEmpty()) {
      return Optional.empty();
    }
    int flags = Frame.END_HEADERS | Frame.END_STREAM;
    return Optional.of(new Frame(Frame.HEADERS, flags, stream, trailers));
  }

  /** How much of the message is left, counted as far as {@code enough}. */
  private int remaining(int enough) {
    while (!body.isEmpty() && !body.element().hasRemaining()) {
      body.remove();
    }
    long sum = 0;
    for (ByteBuffer part : body) {
      sum += part.remaining();
      if (sum >= enough) {
        break;
      }
    }
    return (int) Math.min(sum, enough);
  }

  private byte[] take(int size) {
    byte[] taken = new byte[size];
    int filled = 0;
    while (filled < size) {
      ByteBuffer part = body.element();
      int step = Math.min(part.remaining(), size - filled);
      part.get(taken, filled, step);
      filled += step;
      if (!part.hasRemaining()) {
        body.remove();
      }
    }
    return taken;
  }
}
