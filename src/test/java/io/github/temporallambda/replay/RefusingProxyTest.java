package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusingProxyTest {

  private static final InetSocketAddress FRONTEND = new InetSocketAddress(Loopback.address(), 7777);

  private final BlockingQueue<SocketChannel> taken = new LinkedBlockingQueue<>();
  private RefusingProxy proxy;

  @BeforeEach
  void start() {
    proxy = RefusingProxy.start(FRONTEND, taken::add);
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    proxy.close();
    for (SocketChannel client : taken) {
      client.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECT Orders.example.invalid:7233 HTTP/1.1, orders.example.invalid:7233",
    "CONNECT 127.0.0.1:7233 HTTP/1.1, 127.0.0.1:7233",
    "CONNECT [2001:db8::1]:443 HTTP/1.1, [2001:db8::1]:443",
    "GET http://169.254.169.254/latest?token=secret HTTP/1.1, 169.254.169.254:80",
    "POST http://example.invalid:8080/a HTTP/1.1, example.invalid:8080",
  })
  void everyOtherTargetIsRefusedAndRemembered(String request, String target) throws IOException {
    assertThat(answer(request)).startsWith("HTTP/1.1 403 ");
    assertThat(proxy.refused()).containsExactly(target);
  }

  @Test
  void noiseIsRefusedWithoutHarm() throws IOException {
    assertThat(answer("\u0016\u0003")).startsWith("HTTP/1.1 403 ");
    assertThat(proxy.refused()).isEmpty();
  }

  @Test
  void frontendGetsTheSocketOfWhoAsksForIt() throws Exception {
    try (Socket client = connect()) {
      send(client, "CONNECT 127.0.0.1:7777 HTTP/1.1\r\n\r\nhello");
      SocketChannel accepted = taken.take();
      assertThat(accepted.socket().getInputStream().readNBytes(5)).asString().isEqualTo("hello");
      send(accepted.socket(), "world");
      assertThat(client.getInputStream().readNBytes(44))
          .asString()
          .isEqualTo("HTTP/1.1 200 Connection established\r\n\r\nworld");
      accepted.close();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(proxy.refused()).isEmpty();
  }

  @Test
  void closedProxyListensNoLonger() {
    proxy.close();

    assertThatThrownBy(() -> connect().close()).isInstanceOf(ConnectException.class);
  }

  private String answer(String request) throws IOException {
    try (Socket client = connect()) {
      send(client, request + "\r\nHost: x\r\n\r\n");
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(Loopback.address(), proxy.port());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
