package io.github.temporallambda.rollout.gate;

/** What becomes of a release whose gate could not count, fetch or replay something. */
public enum OnInconclusive {
  /** It stops before anything is written, or before it routes. */
  STOP,
  /**
   * It goes on, and its report warns of what was not tried; what does not replay stops it still.
   */
  RELEASE
}
