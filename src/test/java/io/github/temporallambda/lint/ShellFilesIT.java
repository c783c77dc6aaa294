package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the scripts that users and CI systems run, shellcheck finds nothing. */
class ShellFilesIT {

  private final Tool shellcheck = Linters.ofThisUser().shellcheck();

  @ParameterizedTest
  @ValueSource(strings = {".ci/run", "action/run.sh", "docs/other-ci/temporal-lambda.sh"})
  void passesShellcheck(String script) {
    // With the files that a script sources.
    shellcheck.succeeds("-x", script);
  }

  @Test
  void shellcheckSeesWhatIsNotQuoted(@TempDir Path directory) throws IOException {
    String sound = Files.readString(Path.of("docs/other-ci/temporal-lambda.sh"));
    Path planted = directory.resolve("planted.sh");
    Files.writeString(planted, sound.replace("cat \"$report\"", "cat $report"));

    assertThat(shellcheck.fails(planted)).contains("SC2086");
  }
}
