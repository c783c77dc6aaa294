package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import java.time.Duration;

/**
 * A history that a worker is replaying.
 *
 * @param history the history
 * @param bytes how large it is
 * @param since when it was handed out, by {@link System#nanoTime}
 */
record Handout(RecordedHistory history, long bytes, long since) {

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
