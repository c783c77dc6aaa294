package io.github.temporallambda.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.handler.JavaVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuntimeMatchTest {

  private static final JavaVersion SEVENTEEN = new JavaVersion(17, "17.0.15+6");

  @Test
  void sameJavaNeedsNoWord() {
    RuntimeMatch match = new RuntimeMatch(SEVENTEEN, Optional.of("java17"));

    assertThat(match.caveat()).isEmpty();
    assertThat(match.inFork()).isEqualTo("java17");
  }

  @Test
  void otherJavaThanTheFunctionsIsSaid() {
    RuntimeMatch match = new RuntimeMatch(SEVENTEEN, Optional.of("java25"));

    assertThat(match.caveat())
        .contains(
            "the gate replayed on Java 17, and the function runs on java25: give the build a JDK"
                + " toolchain or a JAVA_HOME of that Java");
    assertThat(match.inFork()).as("the handler is told what it will be told").isEqualTo("java25");
  }

  @Test
  void whereNoFunctionWasAskedNothingCanDiffer() {
    RuntimeMatch match = new RuntimeMatch(SEVENTEEN, Optional.empty());

    assertThat(match.caveat()).isEmpty();
    assertThat(match.inFork()).isEqualTo("java17");
  }
}
