package io.github.temporallambda.race;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Stands before the local AWS and passes every byte on. Of each request it tells once the answer
 * has come, and keeps the answer back until that was heard.
 */
final class AwsRelay implements AutoCloseable {

  /** A head, and a body that only says where code is. */
  private static final int TELLING = 16 * 1024;

  private static final String GO_ON = "HTTP/1.1 100";

  private final ServerSocket server;
  private final URI aws;
  private final Consumer<AwsRequestLine> answered;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private AwsRelay(ServerSocket server, URI aws, Consumer<AwsRequestLine> answered) {
    this.server = server;
    this.aws = aws;
    this.answered = answered;
  }

  /**
   * Listens.
   *
   * @param answered hears of each request that was answered; the answer waits until it returns
   */
  static AwsRelay before(URI aws, Consumer<AwsRequestLine> answered) {
    try {
      AwsRelay relay =
          new AwsRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), aws, answered);
      relay.threads.execute(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Connection connection =
            new Connection(
                server.accept(), new Socket(InetAddress.getLoopbackAddress(), aws.getPort()));
        open.add(connection.client());
        open.add(connection.aws());
        threads.execute(connection::requests);
        threads.execute(connection::answers);
      } catch (IOException closed) {
        // By close, or by who is relayed to: the client sees that for itself.
      }
    }
  }

  /** AWS closes it after each answer, so there is one request to each. */
  private final class Connection {

    private final Socket client;
    private final Socket upstream;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();

    Connection(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    Socket client() {
      return client;
    }

    Socket aws() {
      return upstream;
    }

    void requests() {
      try (InputStream in = client.getInputStream()) {
        OutputStream out = upstream.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          keep(buffer, read);
          out.write(buffer, 0, read);
        }
      } catch (IOException gone) {
        // The answer's side ends the connection.
      }
    }

    private synchronized void keep(byte[] bytes, int length) {
      if (head.size() < TELLING) {
        head.write(bytes, 0, length);
      }
    }

    private synchronized String head() {
      return head.toString(StandardCharsets.ISO_8859_1);
    }

    void answers() {
      try (client;
          upstream) {
        InputStream in = upstream.getInputStream();
        byte[] buffer = new byte[8192];
        boolean told = false;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          boolean answer =
              !new String(buffer, 0, read, StandardCharsets.ISO_8859_1).startsWith(GO_ON);
          if (answer && !told) {
            told = true;
            answered.accept(AwsRequestLine.of(head()));
          }
          client.getOutputStream().write(buffer, 0, read);
        }
      } catch (IOException gone) {
        // Whoever is left sees its connection closed.
      }
      open.remove(client);
      open.remove(upstream);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
