package io.github.temporallambda.local.temporal.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, aarch64, darwin-arm64",
    "Mac OS X, x86_64, darwin-amd64",
    "Windows 11, amd64, windows-amd64",
  })
  void jvmNamesBecomeThoseOfTheReleases(String osName, String osArch, String platform) {
    assertThat(Platform.of(osName, osArch)).hasToString(platform);
  }

  @Test
  void cacheLiesWhereThePlatformKeepsCaches() {
    Map<String, String> environment = Map.of("HOME", "/home/me", "LOCALAPPDATA", "/users/me/local");
    Platform linux = new Platform("linux", "amd64");

    assertThat(linux.cacheDirectory(environment))
        .isEqualTo(Path.of("/home/me/.cache/temporal-lambda"));
    assertThat(linux.cacheDirectory(Map.of("HOME", "/home/me", "XDG_CACHE_HOME", "/caches")))
        .isEqualTo(Path.of("/caches/temporal-lambda"));
    assertThat(new Platform("darwin", "arm64").cacheDirectory(environment))
        .isEqualTo(Path.of("/home/me/Library/Caches/temporal-lambda"));
    assertThat(new Platform("windows", "amd64").cacheDirectory(environment))
        .isEqualTo(Path.of("/users/me/local/temporal-lambda"));
  }

  @Test
  void noHomeIsAnErrorThatNamesTheVariable() {
    assertThatThrownBy(() -> new Platform("linux", "amd64").cacheDirectory(Map.of("HOME", "")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("HOME is not set");
  }
}
