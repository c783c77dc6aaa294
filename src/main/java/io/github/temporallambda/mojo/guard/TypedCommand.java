package io.github.temporallambda.mojo.guard;

import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.report.PluginCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/**
 * The command that a user typed, ready to paste where it was typed: goals and phases, which POM and
 * modules, profiles, and the properties of this plugin. Holds no secret and no payload; other
 * properties may be secrets of others, and are left out.
 */
public final class TypedCommand {

  private static final Set<String> PAYLOADS = Set.of(PropertyNames.SMOKE_INPUT);

  private static final Map<String, List<String>> MAKE =
      Map.of(
          MavenExecutionRequest.REACTOR_MAKE_UPSTREAM, List.of("-am"),
          MavenExecutionRequest.REACTOR_MAKE_DOWNSTREAM, List.of("-amd"),
          MavenExecutionRequest.REACTOR_MAKE_BOTH, List.of("-am", "-amd"));

  private TypedCommand() {}

  /** That of a session, on one line, for a POSIX shell. */
  public static String of(MavenSession session) {
    MavenExecutionRequest request = session.getRequest();
    List<String> words = new ArrayList<>(List.of("mvn"));
    words.addAll(request.getGoals());
    words.addAll(pom(session));
    request.getActiveProfiles().forEach(profile -> words.add("-P" + profile));
    request.getInactiveProfiles().forEach(profile -> words.add("-P!" + profile));
    if (!request.getSelectedProjects().isEmpty()) {
      words.addAll(List.of("-pl", String.join(",", request.getSelectedProjects())));
    }
    if (request.getMakeBehavior() != null) {
      words.addAll(MAKE.getOrDefault(request.getMakeBehavior(), List.of()));
    }
    GivenProperties.of(session).values().forEach((name, value) -> words.add(property(name, value)));
    return String.join(" ", words.stream().map(PluginCommand::quoted).toList());
  }

  private static List<String> pom(MavenSession session) {
    if (session.getRequest().getPom() == null) {
      return List.of();
    }
    Path pom = session.getRequest().getPom().toPath();
    Path here = Path.of(session.getSystemProperties().getProperty("user.dir", ""));
    return pom.equals(here.resolve("pom.xml")) ? List.of() : List.of("-f", pom.toString());
  }

  private static String property(String name, String value) {
    return "-D" + name + "=" + (PAYLOADS.contains(name) ? "…" : value);
  }
}
