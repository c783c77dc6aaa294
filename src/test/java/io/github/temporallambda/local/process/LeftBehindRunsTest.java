package io.github.temporallambda.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindRunsTest {

  @TempDir Path shared;
  private final List<ProcessHandle> started = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() {
    started.forEach(ProcessEnd::await);
  }

  @Test
  void processOfKilledOwnerIsEndedAndItsDirectoryRemoved() throws Exception {
    Process owner = startOwner();
    ProcessHandle process = startedBy(owner);
    owner.destroyForcibly().waitFor();
    assertThat(process.isAlive()).isTrue();

    LeftBehindRuns.end(shared);
    assertThat(process.isAlive()).isFalse();
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void processOfLivingOwnerIsLeftAlone() throws Exception {
    ProcessHandle process = startedBy(startOwner());

    LeftBehindRuns.end(shared);
    assertThat(process.isAlive()).isTrue();
    assertThat(shared.toFile().list()).hasSize(2);
  }

  @Test
  void ownRunIsLeftAloneAndStaysOwned() throws Exception {
    try (RunDirectory own = RunDirectory.create(shared)) {
      LeftBehindRuns.end(shared);
      assertThat(own.path()).isDirectory();

      Process other = start(Sweeper.class, shared.toString());
      assertThat(other.waitFor()).isZero();
      assertThat(own.path()).isDirectory();
    }
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void processThatGotTheIdLaterIsNotEnded() throws Exception {
    Process other = start(LongRun.class);
    Instant startedAt = ProcessIdentity.of(other.toHandle()).startedAt();
    leaveBehind(new ProcessIdentity(other.pid(), startedAt.minusSeconds(60)).toString());

    LeftBehindRuns.end(shared);
    assertThat(other.isAlive()).isTrue();
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void runWithoutProcessAndRunWithBrokenRecordAreRemoved() throws Exception {
    leaveBehind("12");
    Files.createFile(shared.resolve("1-1-7.lock"));

    LeftBehindRuns.end(shared);
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void missingDirectoryHoldsNothing() throws IOException {
    LeftBehindRuns.end(shared.resolve("absent"));
    assertThat(shared).isEmptyDirectory();
  }

  /** What an owner with id 1 that is long gone would have left. */
  private void leaveBehind(String process) throws IOException {
    Files.createFile(shared.resolve("1-1-5.lock"));
    Path directory = Files.createDirectory(shared.resolve("1-1-5"));
    Files.writeString(RunDirectory.processFile(directory), process);
  }

  private Process startOwner() throws IOException, URISyntaxException {
    List<String> arguments = new ArrayList<>(List.of(shared.toString()));
    arguments.addAll(command(LongRun.class));
    return start(AbandonedRun.class, arguments.toArray(String[]::new));
  }

  private ProcessHandle startedBy(Process owner) throws IOException {
    try (BufferedReader output = owner.inputReader(StandardCharsets.UTF_8)) {
      long pid = Long.parseLong(output.readLine());
      ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
      started.add(process);
      return process;
    }
  }

  private Process start(Class<?> program, String... arguments)
      throws IOException, URISyntaxException {
    List<String> command = command(program);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    started.add(process.toHandle());
    return process;
  }

  private static List<String> command(Class<?> program) throws URISyntaxException {
    String classPath = folderOf(LeftBehindRuns.class) + File.pathSeparator + folderOf(program);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ArrayList<>(List.of(java, "-Xshare:auto", "-cp", classPath, program.getName()));
  }

  private static Path folderOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Ends what others have left in the directory that is its argument. */
  static final class Sweeper {

    private Sweeper() {}

    public static void main(String[] arguments) throws IOException {
      LeftBehindRuns.end(Path.of(arguments[0]));
    }
  }
}
