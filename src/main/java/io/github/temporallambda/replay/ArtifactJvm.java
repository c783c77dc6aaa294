package io.github.temporallambda.replay;

import io.github.temporallambda.handler.BatchScheduling;
import io.github.temporallambda.handler.HandlerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The artifact's JVM, the port on which our frontend will serve it, and the proxy that lets it
 * through to nothing else. It may connect before the frontend is ready, since it is started first:
 * it takes longest.
 */
final class ArtifactJvm implements AutoCloseable {

  private final ServerSocketChannel listening;
  private final CompletableFuture<GateFrontend> frontend;
  private final RefusingProxy proxy;
  private final HandlerProcess process;
  private final long started = System.nanoTime();

  private ArtifactJvm(
      ServerSocketChannel listening,
      CompletableFuture<GateFrontend> frontend,
      RefusingProxy proxy,
      HandlerProcess process) {
    this.listening = listening;
    this.frontend = frontend;
    this.proxy = proxy;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @throws io.github.temporallambda.problem.ProblemException when the Java executable cannot be
   *     started
   * @throws UncheckedIOException when no port or temporary directory is to be had
   */
  static ArtifactJvm start(GateRequest request) {
    CompletableFuture<List<String>> prefix = BatchScheduling.prefix();
    CompletableFuture<GateFrontend> frontend = new CompletableFuture<>();
    ServerSocketChannel listening = Loopback.listen();
    try {
      RefusingProxy proxy =
          RefusingProxy.start(Loopback.addressOf(listening), client -> adopt(client, frontend));
      try {
        int port = Loopback.addressOf(listening).getPort();
        HandlerProcess process =
            HandlerProcess.start(
                Fork.launch(request, port, proxy.port()), prefix.join(), line -> {});
        return new ArtifactJvm(listening, frontend, proxy, process);
      } catch (RuntimeException failure) {
        proxy.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      close(listening);
      throw failure;
    }
  }

  /** Where the frontend never is ready, the client's JVM goes. */
  private static void adopt(SocketChannel client, CompletableFuture<GateFrontend> frontend) {
    var unused = frontend.thenAccept(ready -> ready.adopt(client));
  }

  /**
   * Serves it from now on, until it is closed. Once only.
   *
   * @throws UncheckedIOException when that is not possible
   */
  void serve(Announcements announcements, TaskBoard board) {
    frontend.complete(GateFrontend.serve(listening, announcements, board));
  }

  /** For how long it has been there. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** What it asked for and was refused, as {@code host:port}, sorted. */
  Set<String> refused() {
    return proxy.refused();
  }

  /** Its exit status, once it has ended and its output has been read. */
  CompletableFuture<Integer> exit() {
    return process.exit();
  }

  /** The last lines of its output so far, oldest first. */
  List<String> tail() {
    return process.tail();
  }

  /**
   * Ends it and all that it started, and only then what served it: what it says to its last moment
   * counts. Safe to repeat.
   */
  @Override
  public void close() {
    try (proxy;
        process) {
      // The process goes first, then the proxy.
    } finally {
      if (frontend.isDone()) {
        frontend.join().close();
      }
      close(listening);
    }
  }

  private static void close(ServerSocketChannel listening) {
    try {
      listening.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
