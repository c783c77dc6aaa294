package io.github.temporallambda.history;

/**
 * Which executions of a scope are replayed or recorded.
 *
 * @param narrowing what else they must fit
 * @param maxHistories all of them up to so many, at least 1; above, a sample
 * @param sampleSeed decides which ones a sample holds
 * @param closed so many recently completed executions on top, where a routing change is gated; 0:
 *     none
 */
public record ExecutionSelection(
    Narrowing narrowing, int maxHistories, long sampleSeed, int closed) {

  public ExecutionSelection {
    if (maxHistories < 1 || closed < 0) {
      throw new IllegalArgumentException(
          "at least one history, no fewer than no closed ones: " + maxHistories + ", " + closed);
    }
  }

  /** The same, without completed executions on top. */
  public ExecutionSelection withoutClosed() {
    return new ExecutionSelection(narrowing, maxHistories, sampleSeed, 0);
  }

  /** All of them, however many. */
  public static ExecutionSelection all() {
    return new ExecutionSelection(Narrowing.none(), Integer.MAX_VALUE, 0, 0);
  }
}
