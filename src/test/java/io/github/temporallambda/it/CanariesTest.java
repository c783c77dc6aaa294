package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanariesTest {

  @TempDir Path directory;

  @Test
  void toldSecretIsFoundAndNotRepeated() {
    assertThatThrownBy(
            () -> Canaries.requireNone("the console", "key=" + Canaries.API_KEY + ";\nmore"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("the console tells a secret: api-key");
    assertThatThrownBy(() -> Canaries.requireNone("it", "http://h/code/" + "0f".repeat(32)))
        .hasMessage("it tells a secret: presigned address");
  }

  @Test
  void environmentThatMavensOwnPluginsPrintIsNotOurs() {
    assertThatCode(
            () -> Canaries.requireNone("it", "a\n[DEBUG] env.KEY: " + Canaries.API_KEY + "\nb"))
        .doesNotThrowAnyException();
  }

  @Test
  void everyFileIsSearchedWhateverItHolds() throws Exception {
    Files.createDirectories(directory.resolve("a/b"));
    Files.write(
        directory.resolve("a/b/report.bin"),
        ("\u0000" + Canaries.PAYLOAD).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Canaries.requireNoneBelow(directory))
        .hasMessageEndingWith("report.bin tells a secret: payload");
    assertThatCode(() -> Canaries.requireNoneBelow(directory.resolve("none")))
        .doesNotThrowAnyException();
  }
}
