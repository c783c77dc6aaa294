package io.github.temporallambda.local.aws;

import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one event after the other in a process of its own, with CloudWatch's lines around its
 * output. Safe for concurrent use.
 */
final class Executions implements AutoCloseable {

  private final FunctionLauncher launcher;
  private final ExecutionPlan plan;
  private final FunctionOutput output;
  private final Set<RunningFunction> running = new HashSet<>();
  private boolean closed;

  Executions(FunctionLauncher launcher, ExecutionPlan plan, FunctionOutput output) {
    this.launcher = launcher;
    this.plan = plan;
    this.output = output;
  }

  /**
   * Runs the function and waits for its end, at most for its timeout.
   *
   * @return whether the handler returned
   */
  boolean run(AcceptedEvent event) {
    String request = "RequestId: " + event.requestId();
    long start = System.nanoTime();
    print(event, "START " + request + " Version: " + event.revision().functionVersion());
    boolean succeeded = execute(event);
    print(event, "END " + request);
    print(
        event,
        String.format(
            Locale.ROOT,
            "REPORT %s\tDuration: %.2f ms\tMemory Size: %d MB",
            request,
            (System.nanoTime() - start) / 1e6,
            event.revision().settings().memoryMegabytes()));
    return succeeded;
  }

  /** Says in the output why an event will not run. */
  void drop(AcceptedEvent event, String why) {
    print(event, "RequestId: " + event.requestId() + " Error: dropped, " + why);
  }

  private boolean execute(AcceptedEvent event) {
    try {
      FunctionInvocation invocation = plan.invocation(event);
      RunningFunction function = launcher.launch(invocation, line -> print(event, line));
      track(function);
      try {
        return waitFor(function, event, invocation.timeout());
      } finally {
        untrack(function);
      }
    } catch (IOException
        | UncheckedIOException
        | ProblemException
        | IllegalArgumentException cannotStart) {
      print(event, error(event, "The function could not be started: " + cannotStart.getMessage()));
      return false;
    }
  }

  private boolean waitFor(RunningFunction function, AcceptedEvent event, Duration timeout) {
    try {
      int status = function.exit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (status != 0) {
        print(event, error(event, "Runtime exited with error: exit status " + status));
      }
      return status == 0;
    } catch (TimeoutException e) {
      function.end();
      function.exit().join();
      print(
          event,
          "%s %s Task timed out after %d.00 seconds"
              .formatted(plan.now(), event.requestId(), timeout.toSeconds()));
      return false;
    } catch (InterruptedException e) {
      function.end();
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a function's process is unknown", e);
    }
  }

  private static String error(AcceptedEvent event, String what) {
    return "RequestId: " + event.requestId() + " Error: " + what;
  }

  private void print(AcceptedEvent event, String line) {
    output.add(event.functionName(), event.revision().functionVersion(), line);
  }

  private synchronized void track(RunningFunction function) {
    running.add(function);
    if (closed) {
      function.end();
    }
  }

  private synchronized void untrack(RunningFunction function) {
    running.remove(function);
  }

  /** Ends every process, also those that are being started, without waiting. */
  @Override
  public synchronized void close() {
    closed = true;
    running.forEach(RunningFunction::end);
  }
}
