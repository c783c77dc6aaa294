package io.github.temporallambda.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server of this machine, and can break all connections to it, as a network does.
 */
final class BreakableConnections implements AutoCloseable {

  private final ServerSocket listening;
  private final int serverPort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private BreakableConnections(ServerSocket listening, int serverPort) {
    this.listening = listening;
    this.serverPort = serverPort;
  }

  static BreakableConnections before(int serverPort) throws IOException {
    BreakableConnections connections =
        new BreakableConnections(
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort);
    inBackground(connections::accept);
    return connections;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Resets them; others can be made. */
  void breakAll() {
    open.forEach(BreakableConnections::reset);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        inBackground(() -> pass(client, server));
        inBackground(() -> pass(server, client));
      } catch (IOException closed) {
        // Closing ends this loop.
      }
    }
  }

  /** Until either end is gone; then both are. */
  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
        out.write(buffer, 0, size);
      }
    } catch (IOException gone) {
      // Gone is what ends this loop.
    }
    open.remove(from);
    open.remove(to);
  }

  /** Without a linger it would end in an orderly way. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException gone) {
      // Gone is what it is to be.
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "breakable connection");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    breakAll();
  }
}
