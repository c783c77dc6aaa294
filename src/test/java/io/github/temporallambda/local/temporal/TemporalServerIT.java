package io.github.temporallambda.local.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
class TemporalServerIT {

  @TempDir Path directory;
  private TemporalServerSettings settings =
      TemporalServerSettings.forTests(Path.of("unset"), URI.create("http://127.0.0.1:1"));

  @BeforeEach
  void useDirectory() {
    settings = TemporalServerSettings.forTests(directory, URI.create("http://127.0.0.1:1"));
  }

  @Test
  void namespaceIsUsableOnceStartReturnsAndNothingStaysAfterClose(ServerBinary binary) {
    TemporalServer server = TemporalServer.start(binary, settings);
    try (NamespaceReadiness readiness = new NamespaceReadiness(server.address(), "default")) {
      assertThat(readiness.isReady()).isTrue();
      assertThat(server.namespace()).isEqualTo("default");
      assertThat(server.log()).exists().startsWith(directory.toAbsolutePath());
    } finally {
      server.close();
    }
    server.close();
    assertThat(ProcessHandle.of(server.pid())).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void twoServersRunSideBySide(ServerBinary binary) {
    try (TemporalServer one = TemporalServer.start(binary, settings);
        TemporalServer two = TemporalServer.start(binary, settings)) {
      assertThat(one.address()).isNotEqualTo(two.address());
      assertThat(ProcessHandle.of(one.pid())).isPresent();
    }
  }

  @Test
  void fixedPortIsUsed(ServerBinary binary) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (TemporalServer server = TemporalServer.start(binary, onPort(port))) {
      assertThat(server.address()).isEqualTo("127.0.0.1:" + port);
    }
  }

  @Test
  void takenPortIsToldAndNothingIsStarted(ServerBinary binary) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> TemporalServer.start(binary, onPort(taken.getLocalPort())))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problems().get(0).kind()).isEqualTo(ProblemKind.CONFIGURATION))
          .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1");
    }
    assertThat(directory).isEmptyDirectory();
  }

  private TemporalServerSettings onPort(int port) {
    return new TemporalServerSettings(
        directory,
        port,
        "orders",
        URI.create("http://127.0.0.1:1"),
        "us-east-1",
        true,
        ServerTimings.SERVER_DEFAULTS,
        Duration.ofMinutes(2));
  }
}
