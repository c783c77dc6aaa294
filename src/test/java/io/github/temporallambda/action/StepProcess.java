package io.github.temporallambda.action;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A step's process, started and cancelled as the runner does it ({@code ScriptHandler.cs}, {@code
 * ProcessInvoker.cs}): SIGINT to this process alone, SIGTERM after 7.5 s, SIGKILL after 2.5 s more.
 */
final class StepProcess {

  private static final Duration AFTER_SIGINT = Duration.ofMillis(7500);
  private static final Duration AFTER_SIGTERM = Duration.ofMillis(2500);
  private static final Duration LEFT_OPEN = Duration.ofSeconds(5);

  private final Process process;
  private final List<Thread> readers;

  private StepProcess(Process process, WorkflowCommands commands) {
    this.process = process;
    this.readers =
        List.of(
            reader(process.getInputStream(), commands), reader(process.getErrorStream(), commands));
  }

  /**
   * Starts {@code script}.
   *
   * @param file where it is written, for Bash to read
   * @param commands take what it prints
   */
  static StepProcess start(
      String script,
      Path file,
      Path workspace,
      Map<String, String> environment,
      WorkflowCommands commands) {
    try {
      Files.writeString(file, script);
      // This JVM may have been started with SIGINT ignored, which would be inherited.
      ProcessBuilder builder =
          new ProcessBuilder(
              "env",
              "--default-signal=INT,TERM",
              "bash",
              "--noprofile",
              "--norc",
              "-e",
              "-o",
              "pipefail",
              file.toString());
      builder.directory(workspace.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      return new StepProcess(process, commands);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until it has ended, and cancels it as soon as {@code cancel} says so; whether it was is
   * for the caller to remember.
   *
   * @return its exit code
   */
  int await(BooleanSupplier cancel) {
    try {
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
        if (cancel.getAsBoolean()) {
          cancel();
          break;
        }
      }
      int exitCode = process.waitFor();
      for (Thread reader : readers) {
        reader.join(LEFT_OPEN.toMillis());
        if (reader.isAlive()) {
          throw new AssertionError("what a step left running holds its output open");
        }
      }
      return exitCode;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a step was running", e);
    }
  }

  private void cancel() throws InterruptedException {
    signal("INT");
    if (!process.waitFor(AFTER_SIGINT.toMillis(), TimeUnit.MILLISECONDS)) {
      signal("TERM");
      if (!process.waitFor(AFTER_SIGTERM.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private void signal(String name) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread reader(InputStream stream, WorkflowCommands commands) {
    Thread reader = new Thread(() -> read(stream, commands), "step-output");
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  private static void read(InputStream stream, WorkflowCommands commands) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        commands.accept(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
