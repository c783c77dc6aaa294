package io.github.temporallambda.mojo.guard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Which modules a goal acts on: those whose own POM declares the plugin among {@code <build>
 * <plugins>}, directly or in an active profile. A library module that merely inherits it must not
 * be released.
 *
 * <p>A project of one module needs no declaration when the goal is named on the command line, and a
 * goal that needs no project always acts.
 */
public final class ModuleRule {

  private final MavenSession session;
  private final MojoExecution execution;

  /** For one execution of a goal. */
  public ModuleRule(MavenSession session, MojoExecution execution) {
    this.session = session;
    this.execution = execution;
  }

  /** Why the goal must leave {@code module} alone; empty when it acts. */
  public Optional<String> reasonToPassBy(MavenProject module) {
    if (!execution.getMojoDescriptor().isProjectRequired()) {
      return Optional.empty();
    }
    if (module.getPackaging().equals("pom")) {
      return Optional.of("it has packaging pom, nothing is built here");
    }
    if (isCalledOnTheOnlyModule() || isDeclaredBy(module)) {
      return Optional.empty();
    }
    return Optional.of(
        "its own pom.xml does not declare "
            + plugin().getArtifactId()
            + " in <build><plugins> (inheriting it is not enough)");
  }

  private boolean isCalledOnTheOnlyModule() {
    return execution.getSource() == MojoExecution.Source.CLI
        && session.getAllProjects().size() == 1;
  }

  private boolean isDeclaredBy(MavenProject module) {
    Model own = module.getOriginalModel();
    List<String> active = module.getActiveProfiles().stream().map(Profile::getId).toList();
    Stream<BuildBase> ofProfiles =
        own.getProfiles().stream()
            .filter(profile -> active.contains(profile.getId()))
            .map(Profile::getBuild);
    return Stream.concat(
            Stream.of(Optional.ofNullable(own.getBuild())), ofProfiles.map(Optional::ofNullable))
        .flatMap(Optional::stream)
        .flatMap(build -> build.getPlugins().stream())
        .anyMatch(declared -> declared.getKey().equals(plugin().getPluginLookupKey()));
  }

  private PluginDescriptor plugin() {
    return execution.getMojoDescriptor().getPluginDescriptor();
  }
}
