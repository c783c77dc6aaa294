package io.github.temporallambda.replay;

import io.github.temporallambda.problem.StopRequest;
import java.time.Duration;

/**
 * Runs from its making; tells how long, and whether the gate's time is over: all of it, or because
 * it was asked to stop.
 */
final class GateClock {

  private final long start = System.nanoTime();
  private final Duration whole;
  private final StopRequest stop;

  GateClock(Duration whole, StopRequest stop) {
    this.whole = whole;
    this.stop = stop;
  }

  /** Begins anew, with other time and heeding the same. */
  GateClock anew(Duration time) {
    return new GateClock(time, stop);
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  boolean isOver() {
    return isStopped() || elapsed().compareTo(whole) > 0;
  }

  boolean isStopped() {
    return stop.isAsked();
  }
}
