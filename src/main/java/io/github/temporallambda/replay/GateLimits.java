package io.github.temporallambda.replay;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long the gate waits for what. All are positive.
 *
 * @param firstPoll from the start of the artifact's JVM to its first poll
 * @param perHistory from handing out a history to the answer
 * @param whole the gate with all its histories
 * @param settle how long no further task queue may have been polled before the polled ones count as
 *     all
 */
public record GateLimits(Duration firstPoll, Duration perHistory, Duration whole, Duration settle) {

  /**
   * @throws IllegalArgumentException when one is zero or negative
   */
  public GateLimits {
    if (Stream.of(firstPoll, perHistory, whole, settle)
        .anyMatch(limit -> limit.isZero() || limit.isNegative())) {
      throw new IllegalArgumentException("the limits of the gate are positive");
    }
  }

  /** 30 s to the first poll, 30 s for a history, 10 minutes in all, 1 s to settle. */
  public static GateLimits defaults() {
    return new GateLimits(
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofMinutes(10),
        Duration.ofSeconds(1));
  }
}
