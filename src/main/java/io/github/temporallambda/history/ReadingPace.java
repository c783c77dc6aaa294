package io.github.temporallambda.history;

import java.time.Duration;

/**
 * How many executions and histories are asked of Temporal at once, and how long it is asked again.
 *
 * <p>Temporal answers some ten visibility calls a second per namespace and then RESOURCE_EXHAUSTED.
 *
 * @param pageSize executions per ListWorkflowExecutions call, 1 to 1000
 * @param concurrentFetches histories in flight at the same time, at least 1; so many are in memory
 * @param pause between two attempts; positive
 * @param betweenVisibilityCalls from one call to the next, so that others have their share; may be
 *     zero
 * @param patience how long a limited call is tried again, and how long visibility may take to agree
 *     with itself; zero: a single attempt
 */
public record ReadingPace(
    int pageSize,
    int concurrentFetches,
    Duration pause,
    Duration betweenVisibilityCalls,
    Duration patience) {

  public ReadingPace {
    if (pageSize < 1 || pageSize > 1000) {
      throw new IllegalArgumentException("1 to 1000 executions a page: " + pageSize);
    }
    if (concurrentFetches < 1) {
      throw new IllegalArgumentException("at least one history at a time: " + concurrentFetches);
    }
    if (pause.isNegative()
        || pause.isZero()
        || patience.isNegative()
        || betweenVisibilityCalls.isNegative()) {
      throw new IllegalArgumentException("a positive pause, no negative patience: " + pause);
    }
  }

  /** With visibility asked as fast as it answers. */
  public ReadingPace(int pageSize, int concurrentFetches, Duration pause, Duration patience) {
    this(pageSize, concurrentFetches, pause, Duration.ZERO, patience);
  }

  /**
   * Pages of 1000, five visibility calls a second, 16 histories at a time, again every half second
   * for half a minute.
   */
  public static ReadingPace usual() {
    return new ReadingPace(
        1000, 16, Duration.ofMillis(500), Duration.ofMillis(200), Duration.ofSeconds(30));
  }

  /** A copy with other pages. */
  public ReadingPace withPageSize(int executions) {
    return new ReadingPace(executions, concurrentFetches, pause, betweenVisibilityCalls, patience);
  }
}
