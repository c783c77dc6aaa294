package io.github.temporallambda.mojo;

import io.github.temporallambda.connection.WireLog;
import io.github.temporallambda.mojo.guard.Failures;
import io.github.temporallambda.mojo.guard.MavenTraps;
import io.github.temporallambda.mojo.guard.ModuleRule;
import io.github.temporallambda.mojo.guard.MovingLines;
import io.github.temporallambda.mojo.guard.TypedCommand;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.Commands;
import io.github.temporallambda.mojo.wiring.LiveLine;
import io.github.temporallambda.mojo.wiring.Surroundings;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.report.ReportShelf;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every goal: skips, passes by modules that are not meant, collects everything wrong
 * with the configuration, runs, and translates failures for Maven.
 */
public abstract class AbstractGoal extends AbstractMojo {

  /** Where Maven keeps the environment among its system properties. */
  private static final String ENVIRONMENT_PREFIX = "env.";

  @Inject ToolchainManager toolchains;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  /**
   * Skips every goal of this plugin. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP, defaultValue = "false")
  @Nullable String skip;

  /** What a goal does once all its parameters are right. */
  @FunctionalInterface
  protected interface Work {

    /**
     * Does it.
     *
     * @throws ProblemException where going on would be wrong
     * @throws InterruptedException when Maven is being stopped
     */
    void run() throws InterruptedException;
  }

  /**
   * Reads the goal's parameters and does nothing else. The work is run only when {@code in} met no
   * problem, neither here nor among what Maven swallows.
   */
  protected abstract Work prepare(ParameterReader in);

  /** The goal's own switch as Maven handed it over: {@code temporal-lambda.<goal>.skip}. */
  protected abstract @Nullable String goalSkip();

  /** Called in every module, also where the goal is skipped or passes by. Here it does nothing. */
  protected void keepWhatTheForkPackaged() {}

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    WireLog.keepFromMaven();
    try {
      runUnlessLeftAlone();
    } catch (ProblemException e) {
      getLog().debug(Failures.trace(e));
      stop(e);
    } catch (InterruptedException e) {
      // Files cannot be written by a thread that is marked as interrupted.
      ProblemException interrupted = Failures.interrupted(goal());
      keepReportOf(interrupted.problems());
      Thread.currentThread().interrupt();
      Failures.rethrow(interrupted);
    } catch (RuntimeException e) {
      getLog().debug(Failures.trace(e));
      stop(Failures.bug(goal(), e));
    }
  }

  private void stop(ProblemException e) throws MojoExecutionException, MojoFailureException {
    keepReportOf(e.problems());
    Failures.rethrow(e);
  }

  /** The goal's name, for instance {@code build-id}. */
  protected final String goal() {
    return execution.getMojoDescriptor().getGoal();
  }

  /** The module's directory, or the working directory where there is no project. */
  protected final Path directory() {
    return Optional.ofNullable(project.getBasedir())
        .map(File::toPath)
        .orElseGet(() -> Path.of(session.getExecutionRootDirectory()));
  }

  /** What is around this goal: read here and passed in everywhere else. */
  protected final Surroundings surroundings() {
    Path directory = directory();
    Optional<LiveLine> live =
        MovingLines.terminal(session, System.console())
            .map(terminal -> new LiveLine(text -> terminal.printf("%s", text).flush()));
    return new Surroundings(
        environment(),
        directory,
        reports(),
        javaExecutable(),
        line -> {
          live.ifPresent(LiveLine::clear);
          getLog().info(line);
        },
        live,
        Clock.systemUTC(),
        new Commands(new PluginCommand(coordinates(), wayToServices()), TypedCommand.of(session)));
  }

  /** Where the reports of this execution go. Here where they usually do. */
  protected ReportShelf reports() {
    return ReportShelf.below(buildDirectory());
  }

  /** Reads what is told about reports. Here there is nothing to read. */
  protected void readReporting(ParameterReader in) {}

  /** Called when the goal ends with these problems, before Maven is told. Here it does nothing. */
  protected void keepReportOf(List<Problem> problems) {}

  /** Maven's {@code target}, or that of the working directory where there is no project. */
  protected final Path buildDirectory() {
    return project.getBasedir() == null
        ? directory().resolve("target")
        : Path.of(project.getBuild().getDirectory());
  }

  /** What the user said about the way to the services, by property name; never a secret. */
  protected Map<String, String> wayToServices() {
    return Map.of();
  }

  private String coordinates() {
    PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
    return plugin.getGroupId() + ":" + plugin.getArtifactId() + ":" + plugin.getVersion();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    session
        .getSystemProperties()
        .forEach(
            (name, value) -> {
              if (name.toString().startsWith(ENVIRONMENT_PREFIX)) {
                environment.put(
                    name.toString().substring(ENVIRONMENT_PREFIX.length()), value.toString());
              }
            });
    return environment;
  }

  /** Of the build's JDK toolchain where it has one, else of the JVM that Maven runs on. */
  private Path javaExecutable() {
    return Optional.ofNullable(toolchains.getToolchainFromBuildContext("jdk", session))
        .map(toolchain -> toolchain.findTool("java"))
        .map(Path::of)
        .orElseGet(
            () ->
                ProcessHandle.current()
                    .info()
                    .command()
                    .map(Path::of)
                    .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java")));
  }

  private void runUnlessLeftAlone() throws InterruptedException {
    keepWhatTheForkPackaged();
    MavenTraps traps = new MavenTraps(session, execution);
    ParameterReader in = new ParameterReader();
    if (isSkipped(PropertyNames.SKIP, skip, traps, in)
        || isSkipped(PropertyNames.skipOf(goal()), goalSkip(), traps, in)) {
      return;
    }
    Optional<String> passBy = new ModuleRule(session, execution).reasonToPassBy(project);
    if (passBy.isPresent()) {
      getLog().info("Module " + project.getArtifactId() + " passed by: " + passBy.get() + ".");
      return;
    }
    in.addAll(traps.find());
    readReporting(in);
    Work work = prepare(in);
    in.finish();
    work.run();
  }

  /** A skip that POM and command line disagree about does not count: it is a problem. */
  private boolean isSkipped(
      String property, @Nullable String raw, MavenTraps traps, ParameterReader in) {
    boolean skipped = in.flag(property, raw) && !traps.contradict(property);
    if (skipped) {
      getLog()
          .info(
              "Skipped, as "
                  + property
                  + " is true. To run it, leave out -D"
                  + property
                  + " and <"
                  + PropertyNames.elementOf(property)
                  + ">.");
    }
    return skipped;
  }
}
