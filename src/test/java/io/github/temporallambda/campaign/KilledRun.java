package io.github.temporallambda.campaign;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A run in a JVM of its own that is killed (SIGKILL) at one call. */
final class KilledRun {

  private static final int MINUTES = 3;
  private static final String CONSOLE = "console.txt";
  private static final Pattern OWNED =
      Pattern.compile("temporal-lambda-\\d+-\\d+-\\d+(\\.lock|-[a-z]+-\\d+)");

  private final CompletableFuture<Process> process = new CompletableFuture<>();
  private final AtomicBoolean killed = new AtomicBoolean();
  private final List<ProcessHandle> children = new ArrayList<>();

  /**
   * Starts the run and returns when it is gone.
   *
   * @param temporary where it keeps its temporary files
   * @return whether it came to the call
   */
  boolean run(World world, RunOrder order, RemoteCall call, boolean applied, Path temporary)
      throws Exception {
    world.disturb(
        arriving ->
            arriving.isAt(call)
                ? new Interference.Kill(applied, this::kill)
                : new Interference.None());
    Process started = start(order, temporary);
    process.complete(started);
    if (!started.waitFor(MINUTES, TimeUnit.MINUTES)) {
      kill();
      throw new AssertionError("neither killed nor at its end: " + call);
    }
    return killed.get();
  }

  private void kill() {
    try {
      Process running = process.get();
      synchronized (children) {
        children.addAll(running.descendants().toList());
      }
      killed.set(true);
      running.destroyForcibly().waitFor();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The processes that it had started and that still live, after some time to end. */
  List<ProcessHandle> survivors() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < end && !living().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return living();
  }

  /**
   * Files that it left where no later run looks for them: all others are named after their owner,
   * whose lock is gone with it.
   */
  static List<Path> lost(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("temporal-lambda"))
          .filter(file -> !OWNED.matcher(file.getFileName().toString()).matches())
          .toList();
    }
  }

  private List<ProcessHandle> living() {
    synchronized (children) {
      return children.stream().filter(ProcessHandle::isAlive).toList();
    }
  }

  private static Process start(RunOrder order, Path temporary) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classPath(),
                OneRun.class.getName()));
    command.addAll(order.arguments());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File(temporary.toFile(), CONSOLE))
        .start();
  }

  /** All that it printed. */
  static String console(Path temporary) throws IOException {
    return Files.readString(temporary.resolve(CONSOLE));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
