package io.github.temporallambda.benchmark;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A TCP proxy that makes a server far away: whatever is sent arrives later, in its order, and no
 * less of it at a time.
 */
final class DelayingProxy implements AutoCloseable {

  /** What arrived, to be sent on when its time has come; an empty one ends the stream. */
  private record Block(ByteString bytes, long dueNanos) {}

  private final ServerSocket listening;
  private final int serverPort;
  private final long delayNanos;

  private DelayingProxy(ServerSocket listening, int serverPort, Duration eachWay) {
    this.listening = listening;
    this.serverPort = serverPort;
    this.delayNanos = eachWay.toNanos();
  }

  /** Listens on a free port of loopback, in front of a server on another. */
  static DelayingProxy before(int serverPort, Duration eachWay) throws IOException {
    ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    DelayingProxy proxy = new DelayingProxy(listening, serverPort, eachWay);
    inBackground(proxy::accept);
    return proxy;
  }

  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        delay(client, server);
        delay(server, client);
      } catch (IOException closed) {
        // Closing ends this loop.
      }
    }
  }

  private void delay(Socket from, Socket to) {
    BlockingQueue<Block> underWay = new LinkedBlockingQueue<>();
    inBackground(() -> receive(from, underWay));
    inBackground(() -> send(underWay, to));
  }

  private void receive(Socket from, BlockingQueue<Block> underWay) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
        underWay.add(
            new Block(ByteString.copyFrom(buffer, 0, size), System.nanoTime() + delayNanos));
      }
    } catch (IOException gone) {
      // Gone is at its end, too.
    }
    underWay.add(new Block(ByteString.EMPTY, System.nanoTime() + delayNanos));
  }

  private static void send(BlockingQueue<Block> underWay, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (Block block = underWay.take(); !block.bytes().isEmpty(); block = underWay.take()) {
        TimeUnit.NANOSECONDS.sleep(block.dueNanos() - System.nanoTime());
        block.bytes().writeTo(out);
      }
    } catch (IOException gone) {
      // Nobody is there to send to.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "benchmark-delay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
