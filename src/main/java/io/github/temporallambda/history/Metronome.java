package io.github.temporallambda.history;

import io.github.temporallambda.connection.Deadline;
import java.time.Duration;

/** Keeps calls apart. Threads may share it: their calls go one after another. */
final class Metronome {

  private final Duration between;
  private Deadline next = Deadline.after(Duration.ZERO);

  Metronome(Duration between) {
    this.between = between;
  }

  /** Waits until the next call may be made, and takes it. */
  synchronized void await() {
    while (!next.isOver()) {
      next.pause(between);
    }
    next = Deadline.after(between);
  }
}
