package io.github.temporallambda.local.temporal.binary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoReleaseTest {

  @ParameterizedTest
  @CsvSource({
    "go version go1.26.8 linux/amd64, 1.26.8",
    "go version go1.27 darwin/arm64, 1.27.0",
    "go version go1.26.8-custom linux/amd64, 1.26.8",
    "go version go1.26.8 X:nodwarf5 linux/amd64, 1.26.8",
  })
  void releaseIsRead(String line, String release) {
    assertThat(GoRelease.parse(line).map(GoRelease::toString)).contains(release);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "go version devel go1.28-3f2c1a9 linux/amd64",
        "go version go1.27rc1 linux/amd64"
      })
  void anythingElseIsNoRelease(String line) {
    assertThat(GoRelease.parse(line)).isEmpty();
  }

  @Test
  void numbersAreComparedNotTexts() {
    assertThat(new GoRelease(1, 26, 10)).isGreaterThan(GoRelease.MINIMUM);
    assertThat(new GoRelease(1, 9, 9)).isLessThan(GoRelease.MINIMUM);
    assertThat(new GoRelease(2, 0, 0)).isGreaterThan(GoRelease.MINIMUM);
  }
}
