package io.github.temporallambda.buildid;

/** How another commit stands to the one that is being built, as far as this clone can tell. */
public enum CommitRelation {
  /** The other is the same commit or an ancestor of ours: ours holds all of it. */
  PRECEDES,
  /** The other descends from ours: ours is the older one. */
  DESCENDS,
  /** Neither holds the other, and the clone is complete enough to say so. */
  DIVERGED,
  /** This clone cannot tell: it is shallow, or does not have the other commit. */
  UNKNOWN
}
