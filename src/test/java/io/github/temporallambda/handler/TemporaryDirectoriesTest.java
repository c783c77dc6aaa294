package io.github.temporallambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDirectoriesTest {

  @TempDir Path shared;

  /** Makes a directory with a file, tells it, and waits until it is ended. */
  public static void main(String[] arguments) throws Exception {
    Path directory = TemporaryDirectories.create("test");
    Files.writeString(directory.resolve("history.pb"), "payload");
    System.out.println(directory);
    if (System.in.read() >= 0) {
      Files.delete(directory.resolve("history.pb"));
      Files.delete(directory);
    }
  }

  @Test
  void nextRunRemovesWhatAKilledOneLeftAndNothingOfALivingOne() throws Exception {
    Process killed = start();
    Process living = start();
    Path left = directoryOf(killed);
    Path inUse = directoryOf(living);
    killed.destroyForcibly().waitFor();
    assertThat(left.resolve("history.pb")).exists();

    Process next = start();
    Path fresh = directoryOf(next);

    assertThat(left).doesNotExist();
    assertThat(inUse.resolve("history.pb")).exists();
    assertThat(fresh).exists();
    endInOrder(living);
    endInOrder(next);
    assertThat(files()).isEmpty();
  }

  @Test
  void filesOfOthersStay() throws Exception {
    Path other = Files.createDirectory(shared.resolve("temporal-lambda-other"));
    Path lock = Files.createFile(shared.resolve("build.lock"));

    Process run = start();
    directoryOf(run);
    endInOrder(run);

    assertThat(files()).containsExactlyInAnyOrder(other, lock);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(shared)) {
      return files.toList();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + shared,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            TemporaryDirectoriesTest.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Path directoryOf(Process process) throws IOException {
    BufferedReader lines = process.inputReader();
    return Path.of(lines.readLine());
  }

  private static void endInOrder(Process process) throws Exception {
    process.getOutputStream().write('\n');
    process.getOutputStream().close();
    assertThat(process.waitFor()).isZero();
  }
}
