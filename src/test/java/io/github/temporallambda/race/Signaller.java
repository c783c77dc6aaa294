package io.github.temporallambda.race;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Starts {@link StoppableRun}s and sends each one signal: at a step, or while the answer to one of
 * its calls is kept back, which the server has carried out by then.
 */
final class Signaller {

  private static final int SECONDS = 60;

  /** A child of a background job may have been told to ignore SIGINT; that is taken back. */
  private static final String HEEDING =
      "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
          + " os.execv(sys.argv[1], sys.argv[1:])";

  private final RaceStack stack;
  private final String name;
  private final Path temporary;
  private final AtomicReference<InFlight> inFlight = new AtomicReference<>();
  private int runs;

  Signaller(RaceStack stack, String name, Path temporary) {
    this.stack = stack;
    this.name = name;
    this.temporary = temporary;
  }

  /** A signal that asks for an end. */
  enum Signal {
    INT(2),
    TERM(15);

    private final int number;

    Signal(int number) {
      this.number = number;
    }

    int exitCode() {
      return 128 + number;
    }
  }

  private record InFlight(
      String operation, Signal signal, CompletableFuture<Process> run, CountDownLatch heard) {}

  /** What relays tell: {@code operation} was carried out, and its answer waits. */
  void answered(String operation) {
    InFlight wanted = inFlight.get();
    if (wanted != null
        && wanted.operation().equals(operation)
        && inFlight.compareAndSet(wanted, null)) {
      send(wanted.run().join(), wanted.signal());
      await(wanted.heard());
    }
  }

  /** One that is signalled when it begins {@code step}. */
  StoppedRun atStep(String step, Signal signal, StoppableRun.Kind kind, String buildId) {
    return run(step, signal, kind, buildId, new CountDownLatch(1));
  }

  /** One that is signalled while {@code operation} is under way. */
  StoppedRun during(String operation, Signal signal, StoppableRun.Kind kind, String buildId) {
    CountDownLatch heard = new CountDownLatch(1);
    inFlight.set(new InFlight(operation, signal, new CompletableFuture<>(), heard));
    StoppedRun stopped = run("no step", signal, kind, buildId, heard);
    if (inFlight.getAndSet(null) != null) {
      throw new AssertionError("there was no " + operation + ":\n" + stopped.console());
    }
    return stopped;
  }

  private StoppedRun run(
      String place, Signal signal, StoppableRun.Kind kind, String buildId, CountDownLatch heard) {
    Path buildDirectory = temporary.resolve("target-" + ++runs);
    try {
      Process run = start(place, kind, buildId, buildDirectory);
      InFlight waiting = inFlight.get();
      if (waiting != null) {
        waiting.run().complete(run);
      }
      List<String> lines = new ArrayList<>();
      try (BufferedReader out = run.inputReader(StandardCharsets.UTF_8)) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          lines.add(line);
          if (line.equals(StoppableRun.AT + place)) {
            send(run, signal);
          } else if (line.equals(StoppableRun.HEARD)) {
            heard.countDown();
          }
        }
      }
      return StoppedRun.of(run.waitFor(), String.join("\n", lines), buildDirectory, name);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Process start(String place, StoppableRun.Kind kind, String buildId, Path buildDirectory)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "python3",
                "-c",
                HEEDING,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StoppableRun.class.getName(),
                name,
                buildDirectory.toString(),
                place,
                kind.name(),
                buildId,
                stack.zip(buildId).toString())
            .redirectErrorStream(true);
    builder.environment().putAll(stack.runs().client());
    return builder.start();
  }

  private static void send(Process run, Signal signal) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + signal, String.valueOf(run.pid())).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("no signal could be sent to " + run);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch heard) {
    try {
      if (!heard.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the signal was not heard");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
