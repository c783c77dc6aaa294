package io.github.temporallambda.replay;

import java.time.Duration;

/** Runs from its making; tells how long, and whether the gate's whole time is over. */
final class GateClock {

  private final long start = System.nanoTime();
  private final Duration whole;

  GateClock(Duration whole) {
    this.whole = whole;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  boolean isOver() {
    return elapsed().compareTo(whole) > 0;
  }
}
