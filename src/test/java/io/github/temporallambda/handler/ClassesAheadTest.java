package io.github.temporallambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The list that a handler's JVM loads ahead fits the SDK that we build with. */
class ClassesAheadTest {

  private final List<String> names = names();

  @Test
  void namesEachClassOnceAndNoneOfOursOrOfAnArtifact() {
    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(1000);
    assertThat(names).noneMatch(name -> name.startsWith("io.github."));
  }

  /** Where this fails, {@code benchmark.ClassesAhead} is to be run again. */
  @Test
  void namesTheClassesOfThisSdk() {
    List<String> ofTheSdk = names.stream().filter(name -> name.startsWith("io.temporal.")).toList();

    long present = ofTheSdk.stream().filter(ClassesAheadTest::isThere).count();

    assertThat(ofTheSdk).contains("io.temporal.internal.replay.ReplayWorkflowTaskHandler");
    assertThat(present).isGreaterThan(ofTheSdk.size() * 95L / 100);
  }

  private static boolean isThere(String name) {
    String resource = "/" + name.replace('.', '/') + ".class";
    return ClassesAheadTest.class.getResource(resource) != null;
  }

  private static List<String> names() {
    try (InputStream list = HandlerHost.class.getResourceAsStream(HandlerHost.CLASSES_AHEAD)) {
      return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
