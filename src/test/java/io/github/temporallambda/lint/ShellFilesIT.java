package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the scripts that users and CI systems run, shellcheck finds nothing. */
class ShellFilesIT {

  private static final String QUOTED = "jq -er \"$2\" \"$1\"";
  private static final String WITH_SOURCED = "--external-sources";
  private static final String FINDINGS_IN_SOURCED = "--check-sourced";

  private final Tool shellcheck = Linters.ofThisUser().shellcheck();

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".ci/run",
        "action/run.sh",
        "docs/other-ci/temporal-lambda.sh",
        "src/test/resources/action/mvn"
      })
  void passesShellcheck(String script) {
    shellcheck.succeeds(WITH_SOURCED, FINDINGS_IN_SOURCED, script);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void shellcheckSeesAFaultInEachPartOfTheAction(String part, @TempDir Path directory)
      throws IOException {
    Files.createDirectory(directory.resolve("action"));
    for (String name : parts()) {
      Files.copy(Path.of("action", name), directory.resolve("action").resolve(name));
    }
    Path planted = directory.resolve("action").resolve(part);
    Files.writeString(planted, Files.readString(planted) + "echo $planted\n");

    assertThat(
            shellcheck
                .in(directory)
                .fails(WITH_SOURCED, FINDINGS_IN_SOURCED, "--format=gcc", "action/run.sh"))
        .containsPattern("(?m)^action/" + part + ":.*SC2086");
  }

  static List<String> parts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("action"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void shellcheckSeesWhatIsNotQuoted(@TempDir Path directory) throws IOException {
    String sound = Files.readString(Path.of("docs/other-ci/temporal-lambda.sh"));
    Path planted = directory.resolve("planted.sh");
    assertThat(sound).contains(QUOTED);
    Files.writeString(planted, sound.replace(QUOTED, QUOTED.replace("\"", "")));

    assertThat(shellcheck.fails(planted)).contains("SC2086");
  }
}
