package io.github.temporallambda.mojo.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveLineTest {

  private final StringBuilder terminal = new StringBuilder();
  private final LiveLine line = new LiveLine(terminal::append);

  @Test
  void isWrittenOverItself() {
    line.show("10 of 100");
    line.show("9 of 9");

    assertThat(terminal).hasToString("\r10 of 100\r9 of 9   ");
  }

  @Test
  void leavesNothingBehindWhenItIsCleared() {
    line.clear();
    line.show("10");
    line.clear();
    line.clear();

    assertThat(terminal).hasToString("\r10\r  \r");
  }

  @Test
  void neverWraps() {
    line.show("x".repeat(200));

    assertThat(terminal).hasToString("\r" + "x".repeat(79));
  }
}
