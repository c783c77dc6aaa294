package io.github.temporallambda.replay.http2;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What one connection's frames mean: takes frames of the client, tells the handlers, and gives the
 * frames to send. Knows nothing of sockets. For one thread.
 */
final class Session {

  private static final int CONNECTION_WINDOW = 4 << 20;

  /** What unfinished requests of one connection may hold together. */
  private static final long MOST_UNFINISHED = 256L << 20;

  private final Calls calls;
  private final Consumer<Stream> answered;
  private final HeaderDecoder decoder = new HeaderDecoder();
  private final Streams streams = new Streams();
  private final Outbox outbox = new Outbox(this::sent);
  private final ReceiveWindow received = new ReceiveWindow(CONNECTION_WINDOW);
  private Optional<HeaderBlock> block = Optional.empty();
  private int initialWindow = SendWindow.INITIAL;
  private long unfinished;

  /**
   * @param answered is told, by any thread, of streams to {@link #send}
   */
  Session(Calls calls, Consumer<Stream> answered) {
    this.calls = calls;
    this.answered = answered;
    outbox.addLast(Settings.ours());
    outbox.addLast(Frame.of(Frame.WINDOW_UPDATE, 0, CONNECTION_WINDOW - SendWindow.INITIAL));
  }

  /**
   * Takes a frame.
   *
   * @throws Http2Exception when the client broke the protocol; no further frame may be taken
   */
  void take(Frame frame) throws Http2Exception {
    if (block.isPresent()) {
      block.orElseThrow().continueWith(frame);
      decodeIfComplete();
      return;
    }
    switch (frame.type()) {
      case Frame.DATA -> data(frame);
      case Frame.HEADERS -> headers(frame);
      case Frame.PRIORITY -> {
        frame.requireStream(true);
        frame.requireLength(5);
      }
      case Frame.RST_STREAM -> reset(frame);
      case Frame.SETTINGS -> settings(frame);
      case Frame.PING -> ping(frame);
      // The client begins no further stream and closes the connection when it has its answers.
      case Frame.GOAWAY -> frame.requireStream(false);
      case Frame.WINDOW_UPDATE -> windowUpdate(frame);
      case Frame.PUSH_PROMISE, Frame.CONTINUATION ->
          throw new Http2Exception(
              ErrorCode.PROTOCOL_ERROR, "a frame of type " + frame.type() + " out of place");
      default -> {
        // Types that we do not know are to be ignored.
      }
    }
  }

  private void data(Frame frame) throws Http2Exception {
    frame.requireStream(true);
    byte[] content = frame.content();
    open(0, received.received(frame.payload().length));
    Optional<Stream> open = streams.get(frame.stream());
    if (open.isEmpty()) {
      return;
    }
    Stream stream = open.orElseThrow();
    if (stream.isRequestComplete()) {
      throw new Http2Exception(ErrorCode.STREAM_CLOSED, "DATA behind the end of a request");
    }
    collect(stream, content);
    int opened = stream.received().received(frame.payload().length);
    if (frame.has(Frame.END_STREAM)) {
      complete(stream);
    } else {
      open(frame.stream(), opened);
    }
  }

  private void collect(Stream stream, byte[] content) throws Http2Exception {
    unfinished -= stream.body().size();
    unfinished += stream.body().add(content);
    if (unfinished > MOST_UNFINISHED) {
      throw new Http2Exception(ErrorCode.ENHANCE_YOUR_CALM, "too many large requests at once");
    }
  }

  private void open(int stream, int bytes) throws Http2Exception {
    if (bytes > 0) {
      outbox.add(Frame.of(Frame.WINDOW_UPDATE, stream, bytes));
    }
  }

  private void complete(Stream stream) {
    stream.completeRequest();
    unfinished -= stream.body().size();
    calls.serve(stream);
  }

  private void headers(Frame frame) throws Http2Exception {
    block = Optional.of(HeaderBlock.of(frame));
    decodeIfComplete();
  }

  private void decodeIfComplete() throws Http2Exception {
    HeaderBlock current = block.orElseThrow();
    if (!current.isComplete()) {
      return;
    }
    block = Optional.empty();
    Optional<List<HeaderField>> fields = decoder.decode(current.bytes());
    if (streams.wasBegun(current.stream())) {
      trailers(current);
    } else {
      request(current, fields);
    }
  }

  /** Nothing in them concerns us but that the request ends. */
  private void trailers(HeaderBlock trailers) throws Http2Exception {
    Optional<Stream> stream = streams.get(trailers.stream());
    if (stream.isPresent()) {
      if (!trailers.endsStream() || stream.orElseThrow().isRequestComplete()) {
        throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "headers inside or behind a request");
      }
      complete(stream.orElseThrow());
    }
  }

  private void request(HeaderBlock headers, Optional<List<HeaderField>> fields)
      throws Http2Exception {
    int id = headers.stream();
    streams.begin(id);
    Optional<RequestHead> head = fields.flatMap(RequestHead::of);
    if (fields.isEmpty()) {
      refuse(id, ErrorCode.ENHANCE_YOUR_CALM);
    } else if (head.isEmpty()) {
      refuse(id, ErrorCode.PROTOCOL_ERROR);
    } else if (streams.isFull()) {
      refuse(id, ErrorCode.REFUSED_STREAM);
    } else {
      RequestBody body = calls.newBody();
      Stream stream = new Stream(id, initialWindow, head.orElseThrow(), body, answered);
      streams.add(stream);
      if (headers.endsStream()) {
        complete(stream);
      }
    }
  }

  private void refuse(int stream, ErrorCode why) throws Http2Exception {
    outbox.add(Frame.of(Frame.RST_STREAM, stream, why.code()));
  }

  private void reset(Frame frame) throws Http2Exception {
    frame.requireStream(true);
    frame.requireLength(4);
    streams.get(frame.stream()).ifPresent(this::cancel);
  }

  private void cancel(Stream stream) {
    streams.remove(stream);
    outbox.remove(stream);
    unfinished -= stream.isRequestComplete() ? 0 : stream.body().size();
    stream.cancel();
  }

  private void settings(Frame frame) throws Http2Exception {
    frame.requireStream(false);
    if (frame.has(Frame.ACK)) {
      frame.requireLength(0);
      return;
    }
    OptionalInt window = Settings.initialWindow(frame);
    if (window.isPresent()) {
      long difference = (long) window.getAsInt() - initialWindow;
      initialWindow = window.getAsInt();
      for (Stream stream : streams.all()) {
        stream.window().change(difference);
        outbox.opened(stream);
      }
    }
    outbox.add(Frame.settingsAck());
  }

  private void ping(Frame frame) throws Http2Exception {
    frame.requireStream(false);
    frame.requireLength(8);
    if (!frame.has(Frame.ACK)) {
      outbox.add(new Frame(Frame.PING, Frame.ACK, 0, frame.payload()));
    }
  }

  private void windowUpdate(Frame frame) throws Http2Exception {
    frame.requireLength(4);
    int bytes = frame.number(0);
    if (bytes == 0) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "a window that opens by nothing");
    }
    if (frame.stream() == 0) {
      outbox.opened(bytes);
      return;
    }
    Optional<Stream> stream = streams.get(frame.stream());
    if (stream.isPresent()) {
      stream.orElseThrow().window().change(bytes);
      outbox.opened(stream.orElseThrow());
    }
  }

  /** Sends a stream's answer, if the stream is still there. */
  void send(Stream stream) {
    if (streams.isOpen(stream)) {
      outbox.add(stream);
    }
  }

  private void sent(Stream stream) {
    streams.remove(stream);
    if (!stream.isRequestComplete()) {
      unfinished -= stream.body().size();
      outbox.addLast(Frame.of(Frame.RST_STREAM, stream.id(), ErrorCode.NO_ERROR.code()));
    }
  }

  /** Writes frames to send, as many as there is room for. */
  void fill(ByteBuffer out) {
    outbox.fill(out);
  }

  /** Says good-bye, and tells the handlers of open calls that the caller is gone. */
  void end(ErrorCode why) {
    streams.all().forEach(this::cancel);
    outbox.addLast(Frame.goAway(streams.last(), why));
  }
}
