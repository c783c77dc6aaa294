package io.github.temporallambda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The Maven build that runs the integration tests, as its POM hands it over in system properties
 * {@code it.*}. Each getter throws an {@link IllegalStateException} when its property is missing,
 * as in an IDE.
 */
final class OuterBuild {

  private OuterBuild() {}

  /** The {@code it} directory of the source tree. */
  static Path projects() {
    return target().resolveSibling("it");
  }

  /** The user settings for inner builds. */
  static Path settings() {
    return projects().resolve("settings.xml");
  }

  /** The home of the Maven that runs the tests. */
  static Path mavenHome() {
    return Path.of(property("it.mavenHome"));
  }

  /**
   * The home of another Maven that the build has unpacked.
   *
   * @param directoryPrefix how its directory's name begins, as in {@code apache-maven-4}
   * @throws IllegalStateException when there is not exactly one
   */
  static Path unpackedMavenHome(String directoryPrefix) {
    return OnlyDirectory.in(target().resolve("maven-distributions"), directoryPrefix)
        .orElseThrow(() -> new IllegalStateException("no " + directoryPrefix + " was unpacked"));
  }

  /** The local repository of inner builds, which holds the plugin under test. */
  static Path innerLocalRepository() {
    return target().resolve("it-repository");
  }

  /** The coordinates of the plugin under test, as Maven takes them before the goal. */
  static String pluginUnderTest() {
    String group = "io.github.temporal-lambda";
    String artifact = "temporal-lambda-maven-plugin";
    Path versions = innerLocalRepository().resolve(group.replace('.', '/')).resolve(artifact);
    return OnlyDirectory.in(versions, "")
        .map(projectVersion -> group + ":" + artifact + ":" + projectVersion.getFileName())
        .orElseThrow(() -> new IllegalStateException("nothing is installed in " + versions));
  }

  /** The local repository of the outer build, as a remote one for inner builds. */
  static URI outerLocalRepository() {
    return Path.of(property("it.localRepository")).toUri();
  }

  /** A {@code temporal.toml} without a setting: one that is named has to exist. */
  static Path emptyTemporalConfiguration() {
    Path empty = target().resolve("it-temporal.toml");
    try {
      return Files.writeString(empty, "[profile.default]\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JVM argument that records coverage; absent when JaCoCo is skipped. */
  static Optional<String> coverageAgent() {
    return Optional.of(property("it.agent")).filter(argument -> !argument.isBlank());
  }

  private static Path target() {
    Path target = Path.of(property("it.target"));
    if (!Files.isDirectory(target)) {
      throw new IllegalStateException(target + " is not a directory");
    }
    return target;
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          name + " is not set; run: mvn verify -Dcoverage.skip -Dit.test=<the test>");
    }
    return value;
  }
}
