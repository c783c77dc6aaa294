package io.github.temporallambda.replay.http2;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What waits to be sent on a connection: frames about the connection first, then answers, a frame
 * of each in turn, as far as the windows allow. For one thread.
 */
final class Outbox {

  /** Frames that a client provokes and does not read. */
  private static final int MOST_CONTROL_BYTES = 256 << 10;

  private static final int LARGEST_FRAME = Frame.HEADER_LENGTH + FrameReader.LARGEST_PAYLOAD;

  private final Consumer<Stream> sent;
  private final Deque<Frame> control = new ArrayDeque<>();
  private final Deque<Stream> ready = new ArrayDeque<>();
  private final Set<Stream> blocked = new LinkedHashSet<>();
  private final SendWindow window = new SendWindow(SendWindow.INITIAL);
  private int controlBytes;

  /**
   * @param sent is told when an answer is written to its end
   */
  Outbox(Consumer<Stream> sent) {
    this.sent = sent;
  }

  /**
   * @throws Http2Exception when too many such frames wait
   */
  void add(Frame frame) throws Http2Exception {
    addLast(frame);
    if (controlBytes > MOST_CONTROL_BYTES) {
      throw new Http2Exception(ErrorCode.ENHANCE_YOUR_CALM, "a client that asks and never reads");
    }
  }

  /** Adds one that no client can provoke in numbers. */
  void addLast(Frame frame) {
    control.add(frame);
    controlBytes += frame.length();
  }

  /** Sends the stream's answer. */
  void add(Stream stream) {
    ready.add(stream);
  }

  /** Forgets a stream that was taken back. */
  void remove(Stream stream) {
    ready.remove(stream);
    blocked.remove(stream);
  }

  void opened(int bytes) throws Http2Exception {
    window.change(bytes);
    ready.addAll(blocked);
    blocked.clear();
  }

  /** The stream's own window has opened. */
  void opened(Stream stream) {
    if (blocked.remove(stream)) {
      ready.add(stream);
    }
  }

  /** Writes whole frames, as many as there is room for. */
  void fill(ByteBuffer out) {
    while (!control.isEmpty() && out.remaining() >= control.element().length()) {
      Frame frame = control.remove();
      controlBytes -= frame.length();
      frame.writeTo(out);
    }
    while (control.isEmpty() && !ready.isEmpty() && out.remaining() >= LARGEST_FRAME) {
      advance(ready.remove(), out);
    }
  }

  private void advance(Stream stream, ByteBuffer out) {
    int most = Math.min(FrameReader.LARGEST_PAYLOAD, window.size());
    Optional<Frame> next = stream.nextFrame(most);
    if (next.isEmpty()) {
      blocked.add(stream);
      return;
    }
    Frame frame = next.orElseThrow();
    frame.writeTo(out);
    if (frame.type() == Frame.DATA) {
      window.sent(frame.payload().length);
    }
    if (frame.has(Frame.END_STREAM)) {
      sent.accept(stream);
    } else {
      ready.add(stream);
    }
  }
}
