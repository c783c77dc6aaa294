package io.github.temporallambda.campaign;

import io.github.temporallambda.local.LocalStack;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stack that so many share: started for the first of them, ended after the last. */
final class SharedStack implements AutoCloseable {

  private final Function<PollingInProcess, LocalStack> start;
  private int left;
  private @Nullable PollingInProcess functions;
  private @Nullable LocalStack stack;

  /**
   * @param sharers how many call {@link #use}, once each
   * @param start starts one whose functions are those
   */
  SharedStack(int sharers, Function<PollingInProcess, LocalStack> start) {
    this.left = sharers;
    this.start = start;
  }

  /** What is done with it. */
  @FunctionalInterface
  interface Use<R> {
    R with(LocalStack stack) throws Exception;
  }

  <R> R use(Use<R> use) throws Exception {
    try {
      return use.with(started());
    } finally {
      used();
    }
  }

  private synchronized LocalStack started() {
    LocalStack present = stack;
    if (present == null) {
      PollingInProcess launcher = new PollingInProcess();
      functions = launcher;
      present = start.apply(launcher);
      stack = present;
    }
    return present;
  }

  private synchronized void used() {
    left--;
    if (left == 0) {
      close();
    }
  }

  /** Ends it, whoever uses it. Safe to repeat. */
  @Override
  public synchronized void close() {
    if (stack != null) {
      stack.close();
      stack = null;
    }
    if (functions != null) {
      functions.close();
      functions = null;
    }
  }
}
