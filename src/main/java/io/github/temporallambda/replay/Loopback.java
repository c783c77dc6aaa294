package io.github.temporallambda.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;

/** The loopback address that the gate listens on: IPv4's, on every system. */
final class Loopback {

  private Loopback() {}

  static InetAddress address() {
    try {
      return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * A channel that listens on a free port; clients may connect before anybody serves them.
   *
   * @throws UncheckedIOException when no port is to be had
   */
  static ServerSocketChannel listen() {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        return channel.bind(new InetSocketAddress(address(), 0));
      } catch (IOException failure) {
        channel.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where such a channel listens. */
  static InetSocketAddress addressOf(ServerSocketChannel channel) {
    return new InetSocketAddress(address(), channel.socket().getLocalPort());
  }
}
