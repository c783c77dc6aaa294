package io.github.temporallambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaVersionTest {

  @TempDir Path directory;

  @Test
  void javaThatRunsThisTestIsToldByItsReleaseFile() {
    assertThat(JavaVersion.of(running()).feature()).isEqualTo(Runtime.version().feature());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void scriptThatChoosesTheJavaIsAsked() throws Exception {
    JavaVersion asked = JavaVersion.of(script("exec '" + running() + "' \"$@\""));

    assertThat(asked.feature()).isEqualTo(Runtime.version().feature());
    assertThat(asked.full()).startsWith(Runtime.version().feature() + ".");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void commandThatIsNoJavaIsAMistake() throws Exception {
    Path other = script("echo Usage: other");

    assertThatThrownBy(() -> JavaVersion.of(other))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("does not tell which Java it is");
    assertThatThrownBy(() -> JavaVersion.of(directory.resolve("missing")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void releaseFileOfAJdkIsRead() throws Exception {
    Files.createDirectory(directory.resolve("bin"));
    Files.writeString(directory.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"25.0.1\"\n");

    assertThat(JavaVersion.of(Files.createFile(directory.resolve("bin/java"))))
        .isEqualTo(new JavaVersion(25, "25.0.1"));
  }

  @ParameterizedTest
  @CsvSource({"java17, 17", "java21, 21", "java25, 25", "java8.al2, 8"})
  void lambdasRuntimesStandForJavas(String runtime, int feature) {
    assertThat(JavaVersion.ofRuntime(runtime)).contains(feature);
    assertThat(JavaVersion.ofRuntime("provided.al2023")).isEqualTo(Optional.empty());
  }

  private Path script(String line) throws Exception {
    Path script = Files.writeString(directory.resolve("java"), "#!/bin/sh\n" + line + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private static Path running() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
