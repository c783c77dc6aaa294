package io.github.temporallambda.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.problem.ProblemException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingConnectionTest {

  @TempDir Path directory;

  @Test
  void isTheConnectionOnceItIsOpen() throws IOException {
    try (AnsweringServer server = AnsweringServer.start(Status.OK, Status.OK);
        PendingConnection pending = open(server.address(), Duration.ofSeconds(10))) {
      assertThat(pending.connection().target().address()).isEqualTo(server.address());
      assertThat(pending.connection()).isSameAs(pending.connection());
    }
  }

  @Test
  void whyItCannotBeOpenedIsToldToEachWhoAsks() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        PendingConnection pending =
            open("127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(600))) {
      for (int time = 0; time < 2; time++) {
        assertThatExceptionOfType(ProblemException.class)
            .isThrownBy(pending::connection)
            .withMessageContaining("cannot be reached");
      }
    }
  }

  @Test
  void closedBeforeItIsOpenItIsClosedWhenItIs() throws IOException, InterruptedException {
    try (AnsweringServer server = AnsweringServer.start(Status.OK, Status.OK)) {
      PendingConnection pending = open(server.address(), Duration.ofSeconds(10));
      pending.close();
      ManagedChannel channel = pending.connection().stubs().getRawChannel();
      assertThat(channel.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private PendingConnection open(String address, Duration timeout) throws IOException {
    Path noProfiles = Files.writeString(directory.resolve("temporal.toml"), "[profile.default]");
    return PendingConnection.open(
        TemporalSettings.resolve(
            TemporalParameters.none(),
            Map.of("TEMPORAL_ADDRESS", address, "TEMPORAL_CONFIG_FILE", noProfiles.toString())),
        timeout);
  }
}
