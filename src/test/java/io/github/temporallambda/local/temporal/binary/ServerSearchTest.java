package io.github.temporallambda.local.temporal.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the executables are shell scripts")
class ServerSearchTest {

  @TempDir Path folder;
  private final RecordingListener listener = new RecordingListener();
  private URI nobodyListens = URI.create("http://127.0.0.1:1/");

  @BeforeEach
  void findClosedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobodyListens = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
  }

  @Test
  void parameterWinsOverEnvironmentAndPath() throws IOException {
    Path named = Scripts.write(folder.resolve("named"), Scripts.CLI);
    Path variable = Scripts.write(folder.resolve("variable"), Scripts.CLI);
    Path path = folder.resolve("bin");
    Scripts.write(path.resolve("temporal"), Scripts.CLI);
    Map<String, String> environment =
        Map.of("TEMPORAL_CLI", variable.toString(), "PATH", path.toString());

    assertThat(find(Optional.of(named.toString()), environment))
        .isEqualTo(new ServerBinary.TemporalCli(named));
    assertThat(find(Optional.empty(), environment))
        .isEqualTo(new ServerBinary.TemporalCli(variable));
    assertThat(find(Optional.empty(), Map.of("PATH", path.toString())))
        .isEqualTo(new ServerBinary.TemporalCli(path.resolve("temporal")));
  }

  @Test
  void plainServerIsToldApartFromTemporalCli() throws IOException {
    Path plain = Scripts.write(folder.resolve("server"), Scripts.PLAIN);

    assertThat(find(Optional.of(plain.toString()), Map.of()))
        .isEqualTo(new ServerBinary.PlainServer(plain));
  }

  @Test
  void wrongNameStopsThoughPathHasOne() throws IOException {
    Path path = folder.resolve("bin");
    Scripts.write(path.resolve("temporal"), Scripts.CLI);
    Path other = Scripts.write(folder.resolve("other"), "echo 'git version 2.39'");
    Map<String, String> onPath = Map.of("PATH", path.toString());

    for (String wrong :
        new String[] {folder + "/absent", other.toString(), folder.toString(), ""}) {
      assertThatThrownBy(() -> find(Optional.of(wrong), onPath))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("temporal-lambda.temporalCli does not name a Temporal CLI")
          .hasMessageContaining("-Dtemporal-lambda.temporalCli=");
    }
  }

  @Test
  void wrongTemporalCliVariableIsNamed() {
    assertThatThrownBy(() -> find(Optional.empty(), Map.of("TEMPORAL_CLI", folder + "/absent")))
        .hasMessageContaining("TEMPORAL_CLI does not name a Temporal CLI")
        .hasMessageContaining("is not a file");
  }

  @Test
  void cacheIsUsedWhenPathHasNone() throws IOException {
    ServerLookup lookup = lookup(Optional.empty(), Map.of());
    Path cached = ServerCache.of(lookup).plainServer().file();
    Scripts.write(cached, Scripts.PLAIN);

    assertThat(new ServerSearch(listener).find(lookup))
        .isEqualTo(new ServerBinary.PlainServer(cached));
    assertThat(listener.told)
        .containsExactly(
            "looking: temporal-lambda.temporalCli or TEMPORAL_CLI",
            "missing: temporal-lambda.temporalCli or TEMPORAL_CLI: not set",
            "looking: temporal on PATH",
            "missing: temporal on PATH: not there",
            "looking: our cache",
            "found: our cache");
  }

  @Test
  void cachedFileThatChangedStops() throws IOException {
    ServerLookup lookup = lookup(Optional.empty(), Map.of());
    Path cached = ServerCache.of(lookup).temporalCli().file();
    Scripts.write(cached, Scripts.CLI);
    new ServerSearch(listener).find(lookup);
    Files.writeString(cached, Scripts.text(Scripts.CLI + " # another"));

    assertThatThrownBy(() -> new ServerSearch(listener).find(lookup))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is not the file that was seen first")
        .hasMessageContaining("SHA-256 seen first: ");
  }

  @Test
  void oneErrorNamesAllFivePlacesAndWhy() {
    assertThatThrownBy(() -> find(Optional.empty(), Map.of("PATH", folder.toString())))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problems()).hasSize(1);
              assertThat(e.problems().get(0).kind()).isEqualTo(ProblemKind.REMOTE);
              assertThat(e.problems().get(0).evidence()).hasSize(5);
            })
        .hasMessageContaining("1. temporal-lambda.temporalCli or TEMPORAL_CLI: not set")
        .hasMessageContaining("2. temporal on PATH: not there")
        .hasMessageContaining("3. our cache: no server yet")
        .hasMessageContaining("4. download of Temporal CLI 1.8.2: http://127.0.0.1:")
        .hasMessageContaining("5. go install go.temporal.io/server/cmd/server@v1.32.1: no Go on");
  }

  private ServerBinary find(Optional<String> named, Map<String, String> environment) {
    return new ServerSearch(listener).find(lookup(named, environment));
  }

  private ServerLookup lookup(Optional<String> named, Map<String, String> environment) {
    Path cache = folder.resolve("cache");
    return new ServerLookup(named, environment, cache, nobodyListens, Platform.current());
  }
}
