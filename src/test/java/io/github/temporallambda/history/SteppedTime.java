package io.github.temporallambda.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that goes on only where somebody sleeps, or where a test says so. Threads may share it. */
final class SteppedTime {

  /** How long was slept, in order. */
  final List<Duration> sleeps = new ArrayList<>();

  private long nanos = 7_000_000_000L;

  Metronome metronome(Duration between) {
    return new Metronome(between, this::nanoTime, this::sleep);
  }

  synchronized void goOn(Duration time) {
    nanos += time.toNanos();
  }

  private synchronized long nanoTime() {
    return nanos;
  }

  private synchronized void sleep(Duration time) {
    sleeps.add(time);
    nanos += time.toNanos();
  }
}
