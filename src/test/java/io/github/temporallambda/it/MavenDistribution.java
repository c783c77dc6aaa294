package io.github.temporallambda.it;

import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A Maven to build with.
 *
 * @param label how a test names it
 * @param home the directory that holds {@code bin/mvn}
 */
public record MavenDistribution(String label, Path home) {

  /** The Maven that runs the tests. */
  public static MavenDistribution running() {
    return new MavenDistribution("the running Maven", OuterBuild.mavenHome());
  }

  /** Maven 3.9, as the POM pins it. */
  public static MavenDistribution maven39() {
    return new MavenDistribution("Maven 3.9", OuterBuild.unpackedMavenHome("apache-maven-3.9"));
  }

  /** Maven 4, as the POM pins it. */
  public static MavenDistribution maven4() {
    return new MavenDistribution("Maven 4", OuterBuild.unpackedMavenHome("apache-maven-4"));
  }

  /** All of them, for a {@code @MethodSource}. */
  public static Stream<MavenDistribution> all() {
    return Stream.of(running(), maven39(), maven4());
  }

  @Override
  public String toString() {
    return label;
  }
}
