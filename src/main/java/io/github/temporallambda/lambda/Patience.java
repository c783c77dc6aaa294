package io.github.temporallambda.lambda;

import java.time.Duration;

/**
 * How often AWS is asked, and for how long, before a wait is given up.
 *
 * @param interval between two questions, positive; AWS allows about 15 control-plane calls a second
 *     for the whole account
 * @param limit for one wait, at least {@code interval}
 */
public record Patience(Duration interval, Duration limit) {

  public Patience {
    if (interval.isZero() || interval.isNegative() || limit.compareTo(interval) < 0) {
      throw new IllegalArgumentException("interval " + interval + ", limit " + limit);
    }
  }

  /**
   * Every second for up to 26 minutes, as long as AWS's own waiter gives a version whose SnapStart
   * snapshot is being taken.
   */
  public static Patience standard() {
    return new Patience(Duration.ofSeconds(1), Duration.ofMinutes(26));
  }
}
