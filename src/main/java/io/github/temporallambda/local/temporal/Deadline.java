package io.github.temporallambda.local.temporal;

import java.time.Duration;

/**
 * A point in elapsed time, unmoved by changes of the clock.
 *
 * @param nanos when it is reached, as {@link System#nanoTime()} counts
 */
record Deadline(long nanos) {

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  boolean isReached() {
    return System.nanoTime() - nanos >= 0;
  }
}
