package io.github.temporallambda.mojo.guard;

import io.github.temporallambda.mojo.parameter.InnerMaven;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * The running Maven, to be started again for other sources: the same script, JDK, settings, local
 * repository, profiles and properties of the command line, offline when this build is.
 */
public final class SessionMaven {

  private static final String CONFIGURATION = ".mvn/maven.config";

  private final MavenSession session;
  private final MavenExecutionRequest request;

  /** Of a session. */
  public SessionMaven(MavenSession session) {
    this.session = session;
    this.request = session.getRequest();
  }

  /**
   * How it is started for another {@code module} and with this very plugin.
   *
   * @throws ProblemException (configuration) where Maven runs inside something else, which has no
   *     script
   */
  public InnerMaven inner(MavenProject module, PluginDescriptor plugin) {
    return new InnerMaven(
        script(),
        Path.of(systemProperty("java.home")),
        options(),
        Optional.ofNullable(request.getPom()).orElse(module.getFile()).toPath(),
        module.getBasedir().toPath(),
        plugin.getGroupId() + ":" + plugin.getArtifactId() + ":" + plugin.getVersion());
  }

  private Path script() {
    boolean windows = systemProperty("os.name").startsWith("Windows");
    Path script = Path.of(systemProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn");
    if (!Files.isRegularFile(script)) {
      throw new ProblemException(
          Problem.configuration(
              "A commit is built by the running Maven, and this one has no '" + script + "'.",
              "run mvn on a command line, or release an <artifact> instead of a <gitRef>"));
    }
    return script;
  }

  private List<String> options() {
    List<String> options = new ArrayList<>(List.of("-B", "-ntp"));
    if (request.isOffline()) {
      options.add("-o");
    }
    file(options, "-s", request.getUserSettingsFile());
    file(options, "-gs", request.getGlobalSettingsFile());
    file(options, "-t", request.getUserToolchainsFile());
    Stream.concat(
            request.getActiveProfiles().stream(),
            request.getInactiveProfiles().stream().map(profile -> "!" + profile))
        .forEach(profile -> options.addAll(List.of("-P", profile)));
    options.add("-Dmaven.repo.local=" + request.getLocalRepositoryPath());
    options.addAll(properties());
    return options;
  }

  private static void file(List<String> options, String option, File file) {
    if (file != null && file.isFile()) {
      options.addAll(List.of(option, file.getPath()));
    }
  }

  /** Those of {@code .mvn/maven.config} are left out: other sources bring their own. */
  private List<String> properties() {
    Properties properties = session.getUserProperties();
    Set<String> ofSources = configured();
    return properties.stringPropertyNames().stream()
        .filter(name -> !name.startsWith("session.") && !name.equals("maven.repo.local"))
        .map(name -> "-D" + name + "=" + properties.getProperty(name))
        .filter(property -> !ofSources.contains(property))
        .sorted()
        .toList();
  }

  private Set<String> configured() {
    Path file = Path.of(systemProperty("maven.multiModuleProjectDirectory"), CONFIGURATION);
    try {
      return Files.isRegularFile(file)
          ? Files.readString(file).lines().map(String::strip).collect(Collectors.toSet())
          : Set.of();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.configuration("'" + file + "' cannot be read.", "make it readable"), e);
    }
  }

  private String systemProperty(String name) {
    return session.getSystemProperties().getProperty(name, "");
  }
}
