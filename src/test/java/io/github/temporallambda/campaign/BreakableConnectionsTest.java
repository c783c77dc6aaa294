package io.github.temporallambda.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class BreakableConnectionsTest {

  @Test
  void connectionPassesBytesOnUntilItBreaksAndAnotherCanBeMade() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        BreakableConnections connections = BreakableConnections.before(server.getLocalPort());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), connections.port());
        Socket accepted = server.accept()) {
      client.getOutputStream().write('a');
      assertThat(accepted.getInputStream().read()).isEqualTo('a');
      accepted.getOutputStream().write('b');
      assertThat(client.getInputStream().read()).isEqualTo('b');

      connections.breakAll();

      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
      try (Socket next = new Socket(InetAddress.getLoopbackAddress(), connections.port());
          Socket arrived = server.accept()) {
        next.getOutputStream().write('c');
        assertThat(arrived.getInputStream().read()).isEqualTo('c');
      }
    }
  }
}
