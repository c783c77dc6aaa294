package io.github.temporallambda.local.temporal.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the executables are shell scripts")
class GoBuiltServerTest {

  /** Answers as Go does; what it "builds" is a script that answers as the plain server does. */
  private static final String GO =
      """
      if [ "$1" = version ]; then echo "go version go%s linux/amd64"; exit 0; fi
      echo "$* GOTOOLCHAIN=$GOTOOLCHAIN GOOS=$GOOS GOPROXY=$GOPROXY" >> "$BUILDS"
      echo "go: downloading go.temporal.io/server v1.32.1" >&2
      %s
      printf '#!/bin/sh\\necho temporal version 1.32.1\\n' > "$GOBIN/server"
      chmod +x "$GOBIN/server"
      """;

  @TempDir Path folder;
  private final RecordingListener listener = new RecordingListener();

  @Test
  void builtServerIsKeptAndNotBuiltAgain() throws Exception {
    go("1.26.8", "");

    ServerBinary binary = ((Finding.Found) look(Map.of())).binary();
    assertThat(binary).isInstanceOf(ServerBinary.PlainServer.class);
    assertThat(look(Map.of())).isEqualTo(new Finding.Found(binary));
    assertThat(builds()).hasSize(1);
    assertThat(folder.resolve("cache").toFile().list())
        .containsExactlyInAnyOrder("lock", "temporal-server-1.32.1-linux-amd64");
    assertThat(listener.told).containsExactly("building go.temporal.io/server/cmd/server@v1.32.1 ");
  }

  @Test
  void goGetsTheUsersSettingsButStaysLocalAndBuildsForThisMachine() throws Exception {
    go("1.27", "");
    look(Map.of("GOPROXY", "http://proxy", "GOOS", "plan9"));

    assertThat(builds())
        .containsExactly(
            "install -v go.temporal.io/server/cmd/server@v1.32.1"
                + " GOTOOLCHAIN=local GOOS= GOPROXY=http://proxy");
  }

  @Test
  void toolchainThatTheUserSetIsKept() throws Exception {
    go("1.27", "");
    look(Map.of("GOTOOLCHAIN", "auto"));

    assertThat(builds()).singleElement().asString().contains("GOTOOLCHAIN=auto");
  }

  @Test
  void olderGoIsNotUsed() throws Exception {
    go("1.26.7", "");

    assertThat(look(Map.of()))
        .isEqualTo(
            new Finding.Missing(
                "needs Go 1.26.8 or later, found 'go version go1.26.7 linux/amd64'"));
    assertThat(builds()).isEmpty();
  }

  @Test
  void failedBuildTellsItsLastLineAndLeavesNothing() throws IOException {
    go("1.26.8", "echo 'dial tcp: lookup failed: no such host' >&2; exit 1");

    assertThatThrownBy(() -> look(Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("go install failed: dial tcp: lookup failed: no such host");
    assertThat(folder.resolve("cache").toFile().list()).containsExactly("lock");
  }

  @Test
  void leftoversOfAKilledBuildAreRemoved() throws Exception {
    go("1.26.8", "");
    Files.createDirectories(folder.resolve("cache/work-12345/deep"));

    look(Map.of());
    assertThat(folder.resolve("cache/work-12345")).doesNotExist();
  }

  @Test
  void threadsThatSearchAtOnceBuildOnce() throws Exception {
    go("1.26.8", "sleep 0.3");
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Finding>> findings = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        findings.add(threads.submit(() -> look(Map.of())));
      }
      for (Future<Finding> finding : findings) {
        assertThat(finding.get()).isInstanceOf(Finding.Found.class);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(builds()).hasSize(1);
  }

  private void go(String release, String build) throws IOException {
    Scripts.write(folder.resolve("bin/go"), GO.formatted(release, build));
  }

  private List<String> builds() throws IOException {
    Path builds = folder.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
  }

  private Finding look(Map<String, String> more) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    environment.put("BUILDS", folder.resolve("builds").toString());
    Path cache = folder.resolve("cache");
    URI unused = URI.create("http://127.0.0.1:1/");
    Platform platform = new Platform("linux", "amd64");
    return new GoBuiltServer()
        .look(new ServerLookup(Optional.empty(), environment, cache, unused, platform), listener);
  }
}
