package io.github.temporallambda.deployment;

import io.github.temporallambda.connection.Deadline;
import java.time.Duration;

/** Waits until an assertion holds. */
final class Eventually {

  private Eventually() {}

  /** Tries for up to 30 s, then lets the last failure through. */
  static void that(Runnable assertion) {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30));
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError e) {
        if (deadline.isOver()) {
          throw e;
        }
      }
      deadline.pause(Duration.ofMillis(100));
    }
  }
}
