package io.github.temporallambda.handler;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for conditions with a deadline. */
public final class Await {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private Await() {}

  /** Returns when {@code condition} holds; fails after half a minute. */
  public static void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not come true within " + DEADLINE);
      }
      Thread.sleep(10);
    }
  }
}
