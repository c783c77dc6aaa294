package io.github.temporallambda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A build that goes on beside the test. Closing it kills it where it still runs. */
public final class RunningBuild implements AutoCloseable {

  private static final long PAUSE_MILLIS = 50;

  private final Process process;
  private final Path output;
  private final Path directory;

  private RunningBuild(Process process, Path output, Path directory) {
    this.process = process;
    this.output = output;
    this.directory = directory;
  }

  static RunningBuild start(ProcessBuilder builder, Path directory) {
    try {
      // Not below the directory: a file there would make the work tree dirty.
      Path output = Files.createTempFile("build-", ".log");
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return new RunningBuild(builder.start(), output, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the build has printed {@code text}.
   *
   * @throws AssertionError when it ends before, or takes longer than {@code limit}
   */
  public RunningBuild awaitConsole(String text, Duration limit) {
    return await("print \"" + text + "\"", () -> console().contains(text), limit);
  }

  /**
   * Waits until {@code file} is there.
   *
   * @throws AssertionError when the build ends before, or takes longer than {@code limit}
   */
  public RunningBuild awaitFile(Path file, Duration limit) {
    return await("write " + file, () -> Files.exists(file), limit);
  }

  /** What it has printed so far. */
  public String console() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends SIGINT to its process group, as a terminal does at Ctrl-C, and waits until it has ended.
   * For a build on its own terminal.
   *
   * @throws AssertionError when it takes longer than {@code limit}
   */
  public MavenResult interrupt(Duration limit) {
    try {
      Process kill = new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("there is no process group of the build\n\n" + console());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a build was ending", e);
    }
    return awaitEnd(limit);
  }

  /**
   * Asks it to end by SIGTERM, and waits until it has.
   *
   * @throws AssertionError when it takes longer than {@code limit}
   */
  public MavenResult end(Duration limit) {
    process.destroy();
    return awaitEnd(limit);
  }

  /** Kills it, and nothing that it has started; waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
  }

  private MavenResult awaitEnd(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the build did not end within " + limit + "\n\n" + console());
      }
      return new MavenResult(process.exitValue(), console(), directory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a build was ending", e);
    }
  }

  private RunningBuild await(String what, BooleanSupplier condition, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        throw new AssertionError("the build should have come to " + what + "\n\n" + console());
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a build was running", e);
      }
    }
    return this;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    kill();
    try {
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
