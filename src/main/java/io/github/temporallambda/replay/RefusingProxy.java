package io.github.temporallambda.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * An HTTP proxy on loopback that lets through to one address, the gate's frontend, and answers
 * every other request with 403, remembering the host and port that were asked for.
 *
 * <p>A JVM told to take it as proxy for every host, loopback not excepted, reaches nothing else
 * over HTTP, HTTPS or gRPC: not even a Temporal server on this machine. (Java adds {@code
 * localhost|127.*} to every list of hosts that go without a proxy, unless the list is empty; so the
 * frontend has to be reached through here; it gets the socket itself, so that nothing is copied.)
 * Code that opens plain sockets, or that gives gRPC a proxy detector of its own, goes past it.
 */
final class RefusingProxy implements AutoCloseable {

  private static final int LONGEST_HEAD = 16_384;
  private static final int HEAD_MILLIS = 10_000;
  private static final String REFUSAL =
      "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  private static final String ACCEPTANCE = "HTTP/1.1 200 Connection established\r\n\r\n";

  private final ServerSocketChannel server;
  private final InetSocketAddress allowed;
  private final Consumer<SocketChannel> frontend;
  private final Set<String> refused = new ConcurrentSkipListSet<>();
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

  private RefusingProxy(InetSocketAddress allowed, Consumer<SocketChannel> frontend) {
    this.server = Loopback.listen();
    this.allowed = allowed;
    this.frontend = frontend;
  }

  /**
   * Listens on a free port of loopback.
   *
   * @param allowed the address of the frontend
   * @param frontend takes over the connection of a client that asked for it; may wait
   * @throws UncheckedIOException when that is not possible
   */
  static RefusingProxy start(InetSocketAddress allowed, Consumer<SocketChannel> frontend) {
    RefusingProxy proxy = new RefusingProxy(allowed, frontend);
    proxy.inBackground(proxy::accept);
    return proxy;
  }

  int port() {
    return Loopback.addressOf(server).getPort();
  }

  /** What was asked for and refused, as {@code host:port}, sorted. */
  Set<String> refused() {
    return Set.copyOf(refused);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        open.add(client);
        inBackground(() -> serve(client));
      } catch (IOException closed) {
        // Closing the server ends this loop; a client that is gone already matters to nobody.
      }
    }
  }

  private void serve(SocketChannel client) {
    boolean isFrontends = false;
    try {
      isFrontends = answer(client);
    } catch (IOException gone) {
      // A client that goes away has its answer.
    } finally {
      open.remove(client);
      if (!isFrontends) {
        closeQuietly(client);
      }
    }
  }

  /** Whether the client is the frontend's from now on. */
  private boolean answer(SocketChannel client) throws IOException {
    Socket socket = client.socket();
    socket.setSoTimeout(HEAD_MILLIS);
    String head = head(socket.getInputStream());
    Optional<String> target = target(head);
    if (head.startsWith("CONNECT ") && target.filter(this::isAllowed).isPresent()) {
      send(client, ACCEPTANCE);
      frontend.accept(client);
      return true;
    }
    target.ifPresent(refused::add);
    send(client, REFUSAL);
    return false;
  }

  private static void send(SocketChannel client, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      client.write(bytes);
    }
  }

  private boolean isAllowed(String target) {
    return target.equals(allowed.getHostString() + ":" + allowed.getPort());
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Host and port of a request line; nothing of its path or query, which may hold secrets. */
  private static Optional<String> target(String head) {
    String[] words = head.lines().findFirst().orElse("").split(" ", -1);
    if (words.length < 2) {
      return Optional.empty();
    }
    if (words[0].equals("CONNECT")) {
      return Optional.of(words[1].toLowerCase(Locale.ROOT));
    }
    try {
      URI uri = URI.create(words[1]);
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      return Optional.ofNullable(uri.getHost()).map(host -> host + ":" + port);
    } catch (IllegalArgumentException noUri) {
      return Optional.of("(a request that is not HTTP)");
    }
  }

  private static void closeQuietly(SocketChannel socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // It is gone, which is what was wanted.
    }
  }

  private void inBackground(Runnable work) {
    Thread thread = new Thread(work, "replay-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops listening and drops every connection. Safe to repeat. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    open.forEach(RefusingProxy::closeQuietly);
  }
}
