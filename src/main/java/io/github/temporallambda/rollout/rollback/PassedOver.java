package io.github.temporallambda.rollout.rollback;

/**
 * A version that was current before, and that a rollback does not go back to.
 *
 * @param buildId its Build ID
 * @param why completes "it …", for instance {@code was condemned on …}
 */
public record PassedOver(String buildId, String why) {

  /** {@code 3f2c1a9b7d10 was condemned …}. */
  @Override
  public String toString() {
    return buildId + " " + why;
  }
}
