package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomeTest {

  @TempDir Path jvms;

  @Test
  void java25StandsBesideTheRunningOne() throws IOException {
    Path temurin = Files.createDirectory(jvms.resolve("temurin-25-jdk-amd64"));

    assertThat(JavaHome.java25(Map.of(), jvms.resolve("java-17"))).contains(temurin);
  }

  @Test
  void environmentComesFirst() throws IOException {
    Files.createDirectory(jvms.resolve("temurin-25-jdk-amd64"));

    assertThat(JavaHome.java25(Map.of("JAVA25_HOME", "/opt/25"), jvms.resolve("java-17")))
        .contains(Path.of("/opt/25"));
  }

  @Test
  void noneIsFoundWhereNoneIs() {
    assertThat(JavaHome.java25(Map.of(), jvms.resolve("java-17"))).isEmpty();
  }

  @Test
  void severalAreNotGuessedBetween() throws IOException {
    Files.createDirectory(jvms.resolve("temurin-25.0.1"));
    Files.createDirectory(jvms.resolve("temurin-25.0.2"));

    assertThatThrownBy(() -> JavaHome.java25(Map.of(), jvms.resolve("java-17")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("temurin-25*");
  }
}
