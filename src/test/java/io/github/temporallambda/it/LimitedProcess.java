package io.github.temporallambda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a process that ends in time, or is ended with all that it has started. */
public final class LimitedProcess {

  private LimitedProcess() {}

  /**
   * How a process ended by itself.
   *
   * @param output standard output and error, as they came
   */
  public record Ended(int exitCode, String output) {}

  /** The same as {@link #run}, of a build in {@code directory}. */
  static MavenResult run(ProcessBuilder builder, Duration limit, Path directory) {
    Ended ended = run(builder, limit);
    return new MavenResult(ended.exitCode(), ended.output(), directory);
  }

  /**
   * Runs it, and reads its standard output and error as one.
   *
   * @throws AssertionError when it takes longer than {@code limit}; its message is the output
   */
  public static Ended run(ProcessBuilder builder, Duration limit) {
    try {
      // Not below the directory: a file there would make the work tree dirty.
      Path output = Files.createTempFile("build-", ".log");
      try {
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        OptionalInt exitCode = exitCode(builder.start(), limit);
        String console = Files.readString(output);
        return new Ended(exitCode.orElseThrow(() -> tookTooLong(limit, console)), console);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a build was running", e);
    }
  }

  private static AssertionError tookTooLong(Duration limit, String console) {
    return new AssertionError("the build took longer than " + limit + "\n\n" + console);
  }

  /** Empty when it had to be killed. */
  private static OptionalInt exitCode(Process process, Duration limit) throws InterruptedException {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
          ? OptionalInt.of(process.exitValue())
          : OptionalInt.empty();
    } finally {
      killTree(process);
    }
  }

  private static void killTree(Process process) {
    // Listed first: whoever loses its parent is no descendant any more.
    List<ProcessHandle> tree =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
  }
}
