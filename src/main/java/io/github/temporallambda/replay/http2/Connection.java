package io.github.temporallambda.replay.http2;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Consumer;

/** A client's socket: bytes in and out, for its {@link Session}. For the loop's thread. */
final class Connection {

  /** Room for the largest frame that we take. */
  private static final int IN_BYTES = 2 * FrameReader.LARGEST_PAYLOAD;

  private static final int OUT_BYTES = 4 * (Frame.HEADER_LENGTH + FrameReader.LARGEST_PAYLOAD);

  /** How much is read and thrown away behind GOAWAY, so that the client comes to read that. */
  private static final int MOST_DISCARDED = 1 << 20;

  private final SocketChannel socket;
  private final EventLoop loop;
  private final Consumer<Connection> closed;
  private final Session session;
  private final SelectionKey key;
  private final FrameReader frames = new FrameReader();
  private final ByteBuffer in = ByteBuffer.allocate(IN_BYTES);
  private final ByteBuffer out = ByteBuffer.allocate(OUT_BYTES);
  private final Runnable flush = this::flush;
  private boolean failed;
  private int discarded;

  private Connection(SocketChannel socket, EventLoop loop, Calls calls, Consumer<Connection> closed)
      throws IOException {
    this.socket = socket;
    this.loop = loop;
    this.closed = closed;
    this.session = new Session(calls, this::answered);
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.key = loop.register(socket, SelectionKey.OP_READ, this::ready);
  }

  /**
   * Serves a client.
   *
   * @param closed is told when the client is gone
   */
  static Connection serve(
      SocketChannel socket, EventLoop loop, Calls calls, Consumer<Connection> closed)
      throws IOException {
    try {
      Connection connection = new Connection(socket, loop, calls, closed);
      loop.afterwards(connection.flush);
      return connection;
    } catch (IOException gone) {
      socket.close();
      throw gone;
    }
  }

  private void answered(Stream stream) {
    loop.execute(
        () -> {
          session.send(stream);
          loop.afterwards(flush);
        });
  }

  private void ready() {
    if (!key.isValid()) {
      return;
    }
    try {
      if (key.isReadable() && !read()) {
        close();
        return;
      }
      loop.afterwards(flush);
    } catch (IOException gone) {
      close();
    }
  }

  private boolean read() throws IOException {
    int size = socket.read(in);
    if (failed) {
      in.clear();
      discarded += size;
      return size >= 0 && discarded <= MOST_DISCARDED;
    }
    in.flip();
    try {
      for (Optional<Frame> frame = frames.next(in); frame.isPresent(); frame = frames.next(in)) {
        session.take(frame.orElseThrow());
      }
    } catch (Http2Exception broken) {
      failed = true;
      session.end(broken.code());
    }
    in.compact();
    return size >= 0;
  }

  private void flush() {
    if (!socket.isOpen()) {
      return;
    }
    try {
      write();
      boolean all = out.position() == 0;
      int operations = SelectionKey.OP_READ | (all ? 0 : SelectionKey.OP_WRITE);
      if (key.interestOps() != operations) {
        key.interestOps(operations);
      }
      if (failed && all) {
        socket.shutdownOutput();
      }
    } catch (IOException gone) {
      close();
    }
  }

  /** Writes as much as the socket takes. */
  private void write() throws IOException {
    session.fill(out);
    while (out.position() > 0) {
      out.flip();
      socket.write(out);
      out.compact();
      if (out.position() > 0) {
        return;
      }
      session.fill(out);
    }
  }

  /** Says good-bye as far as the client listens, and closes the socket. Safe to repeat. */
  void end() {
    if (socket.isOpen() && !failed) {
      session.end(ErrorCode.NO_ERROR);
      flush();
    }
    close();
  }

  private void close() {
    if (!socket.isOpen()) {
      return;
    }
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Closed is what it was to become.
    }
    session.end(ErrorCode.NO_ERROR);
    closed.accept(this);
  }
}
