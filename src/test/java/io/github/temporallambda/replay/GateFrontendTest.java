package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who can reach the gate's own ports. */
class GateFrontendTest {

  private final Backlog backlog = new Backlog(verdict -> {});

  @Test
  void frontendAndProxyListenOnTheLoopbackAddressAloneAndForTheirLife() throws IOException {
    ServerSocketChannel listening = Loopback.listen();
    int port = Loopback.addressOf(listening).getPort();
    GateFrontend frontend = frontend(listening);
    try (frontend;
        RefusingProxy proxy = RefusingProxy.start(Loopback.addressOf(listening), client -> {})) {
      assertThat(addressesThatAnswer(port)).containsExactly("127.0.0.1");
      assertThat(addressesThatAnswer(proxy.port())).containsExactly("127.0.0.1");
    }

    assertThat(addressesThatAnswer(port)).isEmpty();
  }

  @Test
  void eachFrontendHasAPortOfItsOwn() throws IOException {
    try (ServerSocketChannel one = Loopback.listen();
        ServerSocketChannel other = Loopback.listen()) {
      assertThat(Loopback.addressOf(one)).isNotEqualTo(Loopback.addressOf(other));
    }
  }

  private GateFrontend frontend(ServerSocketChannel listening) {
    return GateFrontend.serve(
        listening,
        new Announcements(GateFixture.EXPECTED, "default"),
        new TaskBoard(backlog, 1, verdict -> {}));
  }

  private static Set<String> addressesThatAnswer(int port) throws IOException {
    List<InetAddress> own =
        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
    return Stream.concat(own.stream(), Stream.of(InetAddress.getByName("127.0.0.2")))
        .filter(address -> answers(address, port))
        .map(InetAddress::getHostAddress)
        .collect(Collectors.toSet());
  }

  private static boolean answers(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
