package io.github.temporallambda.replay;

/**
 * The verdict on one history or on all, from best to worst. "Could not check" is neither yes nor
 * no. The names appear in the JSON report and are stable.
 */
public enum Outcome {
  /** Everything that was to be replayed was replayed and fits. */
  PASSED,
  /** Something could not be counted, fetched or replayed. */
  INCONCLUSIVE,
  /** The artifact, or a history, could not be tried at all. */
  ERROR,
  /** A history does not replay on the artifact. */
  FAILED;

  /** The worse of the two. */
  public Outcome worst(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
