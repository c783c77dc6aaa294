package io.github.temporallambda.local.aws;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a creation, update or publication stays unfinished, and how it ends.
 *
 * <p>It ends when it has been read {@code reads} times, or {@code atMost} after its start,
 * whichever comes first.
 *
 * @param reads how many reads show it unfinished, from 0
 * @param atMost the longest it takes
 * @param failure the reason it fails with; empty when it succeeds
 */
record Pace(int reads, Duration atMost, String failure) {

  static final Pace AT_ONCE = new Pace(0, Duration.ZERO, "");

  Progress start(Progress.Phase phase, Instant now) {
    return new Progress(phase, reads, now.plus(atMost), failure);
  }
}
