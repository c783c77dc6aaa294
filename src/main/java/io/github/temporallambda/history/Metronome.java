package io.github.temporallambda.history;

import io.github.temporallambda.connection.Deadline;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Keeps calls apart. Threads may share it: their calls go one after another. */
final class Metronome {

  private final long betweenNanos;
  private final LongSupplier nanoTime;
  private final Consumer<Duration> sleep;
  private long next;

  /** One that begins now. */
  Metronome(Duration between) {
    this(between, System::nanoTime, pause -> Deadline.after(pause).pause(pause));
  }

  /**
   * One that begins now.
   *
   * @param nanoTime the time, as {@link System#nanoTime} tells it
   * @param sleep waits for so long, or shorter
   */
  Metronome(Duration between, LongSupplier nanoTime, Consumer<Duration> sleep) {
    this.betweenNanos = between.toNanos();
    this.nanoTime = nanoTime;
    this.sleep = sleep;
    this.next = nanoTime.getAsLong();
  }

  /** Waits until the next call may be made, and takes it. */
  synchronized void await() {
    long now = nanoTime.getAsLong();
    while (next - now > 0) {
      sleep.accept(Duration.ofNanos(next - now));
      now = nanoTime.getAsLong();
    }
    next = now + betweenNanos;
  }
}
