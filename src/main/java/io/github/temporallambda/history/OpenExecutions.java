package io.github.temporallambda.history;

/**
 * How many running executions a Deployment Version holds: those whose last workflow task completed
 * on it. A count of visibility, which lags by a moment.
 *
 * @param pinned those that stay on it until they complete
 * @param autoUpgrade those that move to the current version at their next workflow task
 */
public record OpenExecutions(long pinned, long autoUpgrade) {

  public OpenExecutions {
    if (pinned < 0 || autoUpgrade < 0) {
      throw new IllegalArgumentException("not counts: " + pinned + ", " + autoUpgrade);
    }
  }

  /** All of them. */
  public long total() {
    return pinned + autoUpgrade;
  }
}
