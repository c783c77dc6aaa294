package io.github.temporallambda.it;

import io.github.temporallambda.local.LocalStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What whoever starts Maven in a test has to give it, so that it builds with the plugin under test.
 */
public final class InnerMaven {

  private InnerMaven() {}

  /** The Maven that runs the tests. */
  public static Path executable() {
    return MavenDistribution.running().home().resolve("bin/mvn");
  }

  /** Options, one argument each. */
  public static List<String> options() {
    return optionsWith(OuterBuild.innerLocalRepository());
  }

  /** The same with a local repository that has the plugin under test only once it is installed. */
  public static List<String> optionsWith(Path localRepository) {
    return List.of(
        "-e",
        "--settings=" + OuterBuild.settings(),
        "-Dmaven.repo.local=" + localRepository,
        "-Dstyle.color=never",
        // Offline, the outer build's local repository is still at hand.
        "-Daether.offline.protocols=file");
  }

  /**
   * Variables, with those by which clients find {@code stack}; nothing of the caller's is there.
   */
  public static Map<String, String> environment(LocalStack stack) {
    Map<String, String> environment = environment();
    environment.putAll(stack.clientEnvironment());
    return environment;
  }

  /** Variables for a build that speaks to nobody. */
  public static Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    InnerEnvironment.replace(environment);
    environment.put("JAVA_HOME", JavaHome.running().toString());
    return environment;
  }
}
