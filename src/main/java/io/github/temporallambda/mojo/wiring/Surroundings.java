package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.report.ReportShelf;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a goal finds around it, read once at the edge and passed in from there.
 *
 * @param environment Maven's environment variables; never printed
 * @param directory the module's directory, or the working directory where there is no project
 * @param reports where reports go
 * @param javaExecutable the {@code java} for forks: of the toolchain, or the one Maven runs on
 * @param console takes a line of the log at INFO
 * @param live the moving line of the terminal; empty where there is no terminal, or Maven was told
 *     to keep still
 * @param clock tells the time
 * @param commands what messages tell to paste
 */
public record Surroundings(
    Map<String, String> environment,
    Path directory,
    ReportShelf reports,
    Path javaExecutable,
    Consumer<String> console,
    Optional<LiveLine> live,
    Clock clock,
    Commands commands) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** A variable that is set and not empty. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** A command about a deployment that works from any directory, to be completed with a goal. */
  PluginCommand command(DeploymentName deploymentName, TemporalTarget temporal) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(PropertyNames.DEPLOYMENT_NAME, deploymentName.value());
    properties.put(PropertyNames.ADDRESS, temporal.address());
    properties.put(PropertyNames.NAMESPACE, temporal.namespace());
    properties.putAll(commands.plugin().properties());
    return new PluginCommand(commands.plugin().coordinates(), properties);
  }

  /** As a user standing in the module's directory would write it. */
  public Path shown(Path file) {
    return file.startsWith(directory) ? directory.relativize(file) : file;
  }

  @Override
  public String toString() {
    return "Surroundings[" + directory + "]";
  }
}
