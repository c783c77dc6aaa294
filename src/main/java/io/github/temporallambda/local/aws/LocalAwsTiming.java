package io.github.temporallambda.local.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The time by which the local AWS lives, and how long things take in it.
 *
 * @param clock for time stamps, links and updates
 * @param unfinishedReads how many reads of a function show its creation or update under way, from 0
 * @param unfinishedAtMost after which a creation or update is done even if nobody has read it
 * @param retryDelays waits before the first, second … retry of an asynchronous invocation; the last
 *     one also for all after it; not empty
 */
public record LocalAwsTiming(
    Clock clock, int unfinishedReads, Duration unfinishedAtMost, List<Duration> retryDelays) {

  public LocalAwsTiming {
    if (unfinishedReads < 0 || unfinishedAtMost.isNegative() || retryDelays.isEmpty()) {
      throw new IllegalArgumentException("reads and waits are not negative, and there is a wait");
    }
    retryDelays = List.copyOf(retryDelays);
  }

  /**
   * One read shows an update under way; retries come after 1 and 2 seconds, where AWS waits as many
   * minutes.
   */
  public static LocalAwsTiming of(Clock clock) {
    return new LocalAwsTiming(
        clock, 1, Duration.ofSeconds(1), List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)));
  }

  Duration retryDelay(int attempt) {
    return retryDelays.get(Math.min(attempt, retryDelays.size()) - 1);
  }
}
