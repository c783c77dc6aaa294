package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusingProxyTest {

  private ServerSocket frontend;
  private RefusingProxy proxy;

  @BeforeEach
  void start() throws IOException {
    frontend = new ServerSocket(0, 10, Loopback.address());
    proxy = RefusingProxy.start(new InetSocketAddress(Loopback.address(), frontend.getLocalPort()));
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    proxy.close();
    frontend.close();
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
  void frontendIsReachedThroughATunnel() throws IOException {
    try (Socket client = connect()) {
      send(client, "CONNECT 127.0.0.1:" + frontend.getLocalPort() + " HTTP/1.1\r\n\r\nhello");
      try (Socket accepted = frontend.accept()) {
        assertThat(accepted.getInputStream().readNBytes(5)).asString().isEqualTo("hello");
        send(accepted, "world");
        assertThat(client.getInputStream().readNBytes(44))
            .asString()
            .isEqualTo("HTTP/1.1 200 Connection established\r\n\r\nworld");
      }
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
