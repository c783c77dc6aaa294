package io.github.temporallambda.local.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.process.ProcessEnd;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a server when the JVM that started it ends without closing it. */
@ExtendWith(LocalStackExtension.class)
class ServerEndIT {

  @TempDir Path directory;
  private final List<ProcessHandle> started = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() {
    started.forEach(ProcessEnd::await);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "ends processes by force only")
  void serverEndsWithAJvmThatIsTerminated(ServerBinary binary) throws Exception {
    Process owner = startOwner(binary);
    ProcessHandle server = startedBy(owner);

    owner.destroy();
    owner.waitFor();
    assertThat(server.isAlive()).isFalse();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void serverOfAKilledJvmIsEndedByTheNextStart(ServerBinary binary) throws Exception {
    Process owner = startOwner(binary);
    ProcessHandle server = startedBy(owner);
    owner.destroyForcibly().waitFor();
    assertThat(server.isAlive()).isTrue();

    URI nowhere = URI.create("http://127.0.0.1:1");
    try (TemporalServer next =
        TemporalServer.start(binary, TemporalServerSettings.forTests(directory, nowhere))) {
      assertThat(next.pid()).isNotEqualTo(server.pid());
      assertThat(server.isAlive()).isFalse();
      assertThat(directory.toFile().list()).hasSize(2);
    }
    assertThat(directory).isEmptyDirectory();
  }

  private Process startOwner(ServerBinary binary) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process owner =
        new ProcessBuilder(
                List.of(
                    java,
                    "-cp",
                    classPath,
                    StartedServer.class.getName(),
                    binary.getClass().getSimpleName(),
                    binary.executable().toString(),
                    directory.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.add(owner.toHandle());
    return owner;
  }

  private ProcessHandle startedBy(Process owner) throws IOException {
    try (BufferedReader output = owner.inputReader(StandardCharsets.UTF_8)) {
      long pid = Long.parseLong(output.readLine());
      ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
      started.add(server);
      return server;
    }
  }
}
