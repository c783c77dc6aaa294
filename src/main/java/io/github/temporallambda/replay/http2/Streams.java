package io.github.temporallambda.replay.http2;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open streams of a connection. For one thread. */
final class Streams {

  /** How many may be open at the same time: a worker's polls are some dozens. */
  static final int MOST = 1000;

  /** The window of a stream for what we receive. */
  static final int WINDOW = 1 << 20;

  private final Map<Integer, Stream> open = new HashMap<>();
  private int last;

  /**
   * Counts a stream as begun.
   *
   * @throws Http2Exception when a client cannot begin one of that number now
   */
  void begin(int id) throws Http2Exception {
    if (id % 2 == 0 || id <= last) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "stream " + id + " behind " + last);
    }
    last = id;
  }

  /** Whether such a stream was begun, be it open or not. */
  boolean wasBegun(int id) {
    return id % 2 == 1 && id <= last;
  }

  boolean isFull() {
    return open.size() >= MOST;
  }

  void add(Stream stream) {
    open.put(stream.id(), stream);
  }

  boolean isOpen(Stream stream) {
    return open.get(stream.id()) == stream;
  }

  /**
   * An open stream; empty when it is closed.
   *
   * @throws Http2Exception when it was never begun
   */
  Optional<Stream> get(int id) throws Http2Exception {
    if (!wasBegun(id)) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "stream " + id + " is not begun");
    }
    return Optional.ofNullable(open.get(id));
  }

  void remove(Stream stream) {
    open.remove(stream.id(), stream);
  }

  Collection<Stream> all() {
    return List.copyOf(open.values());
  }

  /** The highest number that was begun; 0 when none was. */
  int last() {
    return last;
  }
}
