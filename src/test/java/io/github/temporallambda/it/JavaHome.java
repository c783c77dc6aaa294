package io.github.temporallambda.it;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** JDKs to build with, by their homes. */
public final class JavaHome {

  private JavaHome() {}

  /** The JDK that runs the tests. */
  public static Path running() {
    return Path.of(System.getProperty("java.home"));
  }

  /** A JDK 25; where there is none, the calling test is skipped, and the report says why. */
  public static Path java25() {
    Optional<Path> home = java25(System.getenv(), running());
    Assumptions.assumeTrue(
        home.isPresent(), "no JDK 25: set JAVA25_HOME, or put temurin-25* beside " + running());
    return home.orElseThrow();
  }

  /** What {@code JAVA25_HOME} says, else {@code temurin-25*} beside {@code javaHome}. */
  static Optional<Path> java25(Map<String, String> environment, Path javaHome) {
    String named = environment.get("JAVA25_HOME");
    return named == null
        ? OnlyDirectory.in(javaHome.resolveSibling(""), "temurin-25")
        : Optional.of(Path.of(named));
  }
}
