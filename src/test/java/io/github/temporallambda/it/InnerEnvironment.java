package io.github.temporallambda.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The environment of a build that a test starts: the caller's, less what could leak into it. */
final class InnerEnvironment {

  private static final List<String> LEAKING =
      List.of("AWS_", "TEMPORAL_", "MAVEN_", "M2_", "GITHUB_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_");

  private InnerEnvironment() {}

  /**
   * Makes it so, in place. No credentials and no configuration of AWS or Temporal are left, neither
   * in variables nor in files of the home directory.
   */
  static void replace(Map<String, String> environment) {
    environment.keySet().removeIf(name -> LEAKING.stream().anyMatch(name::startsWith));
    String noFile = Path.of("no", "such", "file").toAbsolutePath().toString();
    environment.put("AWS_CONFIG_FILE", noFile);
    environment.put("AWS_SHARED_CREDENTIALS_FILE", noFile);
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("TEMPORAL_CONFIG_FILE", OuterBuild.emptyTemporalConfiguration().toString());
    environment.put("MAVEN_SKIP_RC", "true");
    environment.put("IT_OUTER_REPOSITORY", OuterBuild.outerLocalRepository().toString());
    OuterBuild.coverageAgent().ifPresent(agent -> environment.put("MAVEN_OPTS", agent));
  }
}
