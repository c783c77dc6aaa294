package io.github.temporallambda.replay;

import java.net.InetAddress;
import java.net.UnknownHostException;

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
}
