package io.github.temporallambda.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of Maven in a project, as a user would start it: complete it with the fluent methods,
 * then call {@link #succeeds} or {@link #fails}. Building again is safe.
 *
 * <p>The build has the plugin under test in a local repository of its own and an environment
 * without the caller's AWS and Temporal settings ({@link InnerEnvironment}). When it does not end
 * as expected, the assertion's message is its output.
 */
public final class MavenBuild {

  private final Path directory;
  private final List<String> goals = new ArrayList<>();
  private final Map<String, String> properties = new TreeMap<>();
  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> jvmOptions = new ArrayList<>();
  private MavenDistribution maven = MavenDistribution.running();
  private Path javaHome = JavaHome.running();
  private Duration timeLimit = Duration.ofMinutes(15);
  private boolean onItsOwnTerminal;

  private MavenBuild(Path directory) {
    this.directory = directory;
  }

  /** A build in {@code directory}, where a POM may lie; goals that need no project need none. */
  public static MavenBuild of(Path directory) {
    return new MavenBuild(directory);
  }

  /** Adds phases and goals, in this order. */
  public MavenBuild goals(String... names) {
    goals.addAll(List.of(names));
    return this;
  }

  /** Adds {@code -Dname=value}. */
  public MavenBuild property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  /** Adds a variable to the environment; an empty value stays an empty value. */
  public MavenBuild environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Adds further options of the command line, such as {@code -X} or {@code -pl}. */
  public MavenBuild options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Adds options of the JVM that Maven runs on; without white space. */
  public MavenBuild jvmOptions(String... more) {
    jvmOptions.addAll(List.of(more));
    return this;
  }

  /** Builds with {@code -o}. */
  public MavenBuild offline() {
    return options("-o");
  }

  /** Builds with another Maven than the one that runs the tests. */
  public MavenBuild maven(MavenDistribution distribution) {
    maven = distribution;
    return this;
  }

  /** Builds on another JDK than the one that runs the tests. */
  public MavenBuild java(Path home) {
    javaHome = home;
    return this;
  }

  /**
   * Builds in a process group of its own that heeds Ctrl-C, as a shell on a terminal starts it, so
   * that {@link RunningBuild#interrupt} meets it and all that it starts. On Linux.
   */
  public MavenBuild onItsOwnTerminal() {
    onItsOwnTerminal = true;
    return this;
  }

  /** How long the build may take; then it is killed, and the test fails. 5 minutes by default. */
  public MavenBuild timeLimit(Duration limit) {
    timeLimit = limit;
    return this;
  }

  /**
   * Builds.
   *
   * @throws AssertionError when Maven exits other than with 0; its message is the build's output
   */
  public MavenResult succeeds() {
    MavenResult result = run();
    if (result.exitCode() != 0) {
      throw new AssertionError(result.describe("the build should have succeeded"));
    }
    return result;
  }

  /**
   * Builds.
   *
   * @throws AssertionError when Maven exits with 0; its message is the build's output
   */
  public MavenResult fails() {
    MavenResult result = run();
    if (result.exitCode() == 0) {
      throw new AssertionError(result.describe("the build should have failed"));
    }
    return result;
  }

  /** Starts the build and goes on; the time limit does not count. To be closed. */
  public RunningBuild start() {
    return RunningBuild.start(process(), directory);
  }

  private MavenResult run() {
    return LimitedProcess.run(process(), timeLimit, directory);
  }

  private ProcessBuilder process() {
    ProcessBuilder process = new ProcessBuilder(command()).directory(directory.toFile());
    InnerEnvironment.replace(process.environment());
    process.environment().put("JAVA_HOME", javaHome.toString());
    process.environment().putAll(environment);
    jvmOptions.forEach(
        option -> process.environment().merge("MAVEN_OPTS", option, (all, one) -> all + " " + one));
    return process;
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (onItsOwnTerminal) {
      command.addAll(List.of("setsid", "env", "--default-signal=INT"));
    }
    command.add(maven.home().resolve("bin/mvn").toString());
    command.addAll(List.of("-B", "-ntp"));
    command.addAll(InnerMaven.options());
    command.addAll(options);
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(goals);
    return command;
  }
}
