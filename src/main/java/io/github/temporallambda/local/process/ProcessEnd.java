package io.github.temporallambda.local.process;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends processes: asks first, then forces. */
public final class ProcessEnd {

  /** A server with its store in memory has nothing to save; it usually ends in under a second. */
  private static final long PATIENCE_SECONDS = 5;

  private ProcessEnd() {}

  /**
   * Ends {@code process} and those it started, and waits until they are gone. Safe to repeat. When
   * interrupted it forces at once, keeps the interrupt, and still waits.
   */
  public static void await(ProcessHandle process) {
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    all.forEach(ProcessHandle::destroy);
    all.forEach(ProcessEnd::awaitOne);
  }

  private static void awaitOne(ProcessHandle process) {
    if (endsInTime(process)) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    process.destroyForcibly();
    // What is still there after this is a zombie that its parent never reaps.
    endsInTime(process);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean endsInTime(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("could not wait for process " + process.pid(), e);
    }
  }
}
