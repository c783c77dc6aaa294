package io.github.temporallambda.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * What the toolchains plugin chose for a build.
 *
 * @param java the {@code java} of its JDK; empty where the build has no toolchain
 */
record StubToolchains(Optional<Path> java) implements ToolchainManager {

  @Override
  public @Nullable Toolchain getToolchainFromBuildContext(String type, MavenSession context) {
    return type.equals("jdk") ? java.<Toolchain>map(Jdk::new).orElse(null) : null;
  }

  @Override
  public List<Toolchain> getToolchains(
      MavenSession session, String type, Map<String, String> requirements) {
    throw new AssertionError("only the one that was chosen counts");
  }

  private record Jdk(Path java) implements Toolchain {

    @Override
    public String getType() {
      return "jdk";
    }

    @Override
    public @Nullable String findTool(String toolName) {
      return toolName.equals("java") ? java.toString() : null;
    }
  }
}
