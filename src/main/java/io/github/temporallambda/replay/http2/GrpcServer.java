package io.github.temporallambda.replay.http2;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server of unary gRPC calls over HTTP/2 without TLS. One thread serves all connections; no call
 * that waits for its answer holds another. A client that breaks the protocol loses its connection
 * and disturbs nobody else.
 */
public final class GrpcServer implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 256;

  private final ServerSocketChannel server;
  private final EventLoop loop;
  private final Calls calls;
  private final Set<Connection> connections = new LinkedHashSet<>();

  private GrpcServer(ServerSocketChannel server, Selector selector, Calls calls) {
    this.server = server;
    this.calls = calls;
    this.loop = new EventLoop(selector, "replay-frontend", this::end);
  }

  /**
   * Serves from now on.
   *
   * @param listening a bound channel, whose clients may have been waiting for a while; closed with
   *     the server, or when this throws
   * @param handlers by path, {@code /package.Service/Method}; every other path is UNIMPLEMENTED
   * @param largestMessage how many bytes a request's message may have
   * @throws IOException when it cannot be served
   */
  public static GrpcServer start(
      ServerSocketChannel listening, Map<String, UnaryHandler> handlers, int largestMessage)
      throws IOException {
    try {
      GrpcServer server =
          new GrpcServer(listening, Selector.open(), new Calls(handlers, largestMessage));
      server.loop.register(listening, SelectionKey.OP_ACCEPT, server::accept);
      server.loop.start();
      return server;
    } catch (IOException failure) {
      listening.close();
      throw failure;
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.socket().getLocalPort();
  }

  /** Takes over a client that connected elsewhere, nothing of whose HTTP/2 has been read. */
  public void adopt(SocketChannel client) {
    loop.execute(() -> serve(client));
  }

  private void accept() {
    try {
      SocketChannel client = server.accept();
      if (client != null) {
        serve(client);
      }
    } catch (IOException gone) {
      // A client that is gone already matters to nobody.
    }
  }

  private void serve(SocketChannel client) {
    try {
      if (server.isOpen() && connections.size() < MOST_CONNECTIONS) {
        connections.add(Connection.serve(client, loop, calls, connections::remove));
      } else {
        client.close();
      }
    } catch (IOException gone) {
      // A client that is gone already matters to nobody.
    }
  }

  private void end() {
    try {
      server.close();
    } catch (IOException alreadyGone) {
      // Closed is what it was to become.
    }
    List.copyOf(connections).forEach(Connection::end);
  }

  /**
   * Stops listening, drops every connection and ends the thread; open calls are cancelled. Safe to
   * repeat.
   */
  @Override
  public void close() {
    loop.close();
  }
}
