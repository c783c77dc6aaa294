package io.github.temporallambda.handler;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A handler running in a JVM of its own, see {@link HandlerHost}.
 *
 * <p>The process ends when this JVM ends, however it ends: the process watches its standard input,
 * which nobody writes to. {@link #close} ends it and all that it started at any time, and so does
 * this JVM when it goes down in order.
 */
public final class HandlerProcess implements AutoCloseable {

  private static final long LAST_OUTPUT_SECONDS = 2;
  private static final long KILL_SECONDS = 10;

  /**
   * A variable by whose value, where a launch gives one, all that the process starts is found
   * again. Each launch gives another.
   */
  public static final String MARK = "TEMPORAL_LAMBDA_RUN";

  private final Process process;
  private final RunDirectory directory;
  private final OutputLines output;
  private final Descendants descendants;
  private final Thread endWithUs = new Thread(this::close, "end-handler");
  private final CompletableFuture<Integer> exit;

  private HandlerProcess(
      Process process, Optional<String> mark, RunDirectory directory, OutputLines output) {
    this.process = process;
    this.directory = directory;
    this.output = output;
    this.descendants = Descendants.of(process.toHandle(), mark);
    this.exit =
        process
            .onExit()
            .thenCompose(
                ended ->
                    output
                        .drained()
                        .copy()
                        .completeOnTimeout(null, LAST_OUTPUT_SECONDS, TimeUnit.SECONDS)
                        .thenApply(drained -> ended.exitValue()));
  }

  /**
   * Starts the process. Its home directory and its directory for temporary files are empty ones of
   * its own.
   *
   * @param lines is given each line of the process's output (standard output and error together) by
   *     a thread of ours; a slow one slows the process down
   * @throws ProblemException when the Java executable cannot be started
   * @throws UncheckedIOException when no temporary directory can be made
   */
  public static HandlerProcess start(HandlerLaunch launch, Consumer<String> lines) {
    return start(launch, List.of(), lines);
  }

  /**
   * Starts the process by a command that becomes the process itself, as {@link
   * BatchScheduling#prefix} has it.
   *
   * @param prefix the command's first words; may be empty
   * @see #start(HandlerLaunch, Consumer)
   */
  public static HandlerProcess start(
      HandlerLaunch launch, List<String> prefix, Consumer<String> lines) {
    try {
      RunDirectory directory = RunDirectory.create();
      try {
        Process process = builder(launch, prefix, directory).start();
        OutputLines output = new OutputLines(lines);
        output.read(process.getInputStream());
        return new HandlerProcess(process, mark(launch), directory, output).endingWithUs();
      } catch (IOException refused) {
        directory.close();
        throw new ProblemException(cannotStart(launch), refused);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Optional<String> mark(HandlerLaunch launch) {
    return Optional.ofNullable(launch.environment().get(MARK)).map(value -> MARK + '=' + value);
  }

  /** Ctrl-C and SIGTERM give no other chance to end what the process started. */
  private HandlerProcess endingWithUs() {
    try {
      Runtime.getRuntime().addShutdownHook(endWithUs);
      return this;
    } catch (IllegalStateException goingDown) {
      close();
      throw goingDown;
    }
  }

  private static Problem cannotStart(HandlerLaunch launch) {
    return Problem.configuration(
        "The handler's JVM could not be started: '"
            + launch.javaExecutable()
            + "' in "
            + launch.layout(),
        "check that JAVA_HOME or the toolchain's JDK names a JDK of Java 17 or later");
  }

  private static ProcessBuilder builder(
      HandlerLaunch launch, List<String> prefix, RunDirectory directory) throws IOException {
    List<String> command = new ArrayList<>();
    // Without it, what cannot be started is told by the system and not by the prefix's own command.
    command.addAll(Files.isExecutable(launch.javaExecutable()) ? prefix : List.of());
    command.add(launch.javaExecutable().toString());
    command.add("@" + arguments(launch, directory));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(launch.layout().toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    return builder;
  }

  /** Writes the file of the JVM's arguments. */
  private static Path arguments(HandlerLaunch launch, RunDirectory directory) throws IOException {
    List<String> arguments = new ArrayList<>();
    // Lambda's locale is en_US.UTF-8; where that is not installed, Java 17 would take ASCII.
    arguments.add("-Dfile.encoding=UTF-8");
    // A report of a crash holds the whole environment; it must not stay anywhere.
    arguments.add("-XX:ErrorFile=" + directory.crashReport());
    arguments.addAll(launch.jvmOptions());
    arguments.add("-Duser.home=" + directory.home());
    arguments.add("-Djava.io.tmpdir=" + directory.temporaryFiles());
    arguments.add("-cp");
    arguments.add(classPath(launch, directory));
    arguments.add(HandlerHost.class.getName());
    Invocation invocation = launch.invocation();
    arguments.add(invocation.repeated() ? "repeat" : "once");
    arguments.add(launch.handler().value());
    arguments.add(Long.toString(invocation.timeout().toMillis()));
    arguments.add(invocation.functionArn());
    arguments.add(invocation.requestId());
    return directory.writeArguments(arguments);
  }

  /** Lambda's order: the root, then the jars of lib by name, then the layers. */
  private static String classPath(HandlerLaunch launch, RunDirectory directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    entries.add(directory.hostJar());
    entries.add(launch.layout());
    Path lib = launch.layout().resolve("lib");
    if (Files.isDirectory(lib)) {
      try (Stream<Path> jars = Files.list(lib)) {
        jars.filter(jar -> jar.toString().endsWith(".jar"))
            .sorted(Comparator.comparing(jar -> jar.getFileName().toString()))
            .forEach(entries::add);
      }
    }
    entries.addAll(launch.extraClassPath());
    return entries.stream()
        .map(entry -> entry.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The operating system's process ID. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The exit status, once the process has ended and its output has been read. */
  public CompletableFuture<Integer> exit() {
    return exit.copy();
  }

  /**
   * The last lines of output so far, oldest first, at most {@value OutputLines#TAIL}; and before
   * them the line by which {@link HandlerHost} told why the process ends, if it is not among them.
   */
  public List<String> tail() {
    return output.tail();
  }

  /**
   * Kills the process and all that it started, waits until they are gone, and removes their
   * temporary directory; an interrupted thread does so as well. Safe to repeat. For what cannot be
   * found of a process's descendants see {@link Descendants}.
   *
   * @throws IllegalStateException when the process is still there after {@value #KILL_SECONDS} s
   * @throws UncheckedIOException when the temporary directory cannot be removed
   */
  @Override
  public synchronized void close() {
    boolean interrupted = Thread.interrupted();
    try {
      forgetHook();
      descendants.end();
      if (!process.waitFor(KILL_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a handler's process cannot be killed: " + pid());
      }
    } catch (InterruptedException again) {
      interrupted = true;
    } finally {
      removeDirectory();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(endWithUs);
    } catch (IllegalStateException goingDown) {
      // The hook finds nothing left to end.
      return;
    }
  }

  private void removeDirectory() {
    try {
      directory.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
