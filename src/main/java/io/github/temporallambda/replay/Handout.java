package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import java.time.Duration;

/**
 * A history that a worker is replaying.
 *
 * @param history the history
 * @param since when it was handed out, by {@link System#nanoTime}
 */
record Handout(RecordedHistory history, long since) {

  /** How large the history is; 0 where its file is gone, which others tell of. */
  static long bytes(RecordedHistory history) {
    return history.file().toFile().length();
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
