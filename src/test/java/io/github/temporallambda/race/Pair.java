package io.github.temporallambda.race;

/** Two runs that are started together, and what makes them rivals. */
enum Pair {
  /** Two commits, from the packaged file to the routing. */
  TWO_COMMITS,
  /** Two commits that are both registered already: they meet at the routing. */
  TWO_REGISTERED,
  /** Two commits, in a deployment that does not exist yet. */
  TWO_FIRST,
  /** One commit twice. */
  ONE_COMMIT,
  /** One commit twice, in a deployment that does not exist yet. */
  ONE_FIRST,
  /** A rollout, and a rollback of what is current. */
  ROLLBACK;

  boolean isFirst() {
    return this == TWO_FIRST || this == ONE_FIRST;
  }

  boolean isSame() {
    return this == ONE_COMMIT || this == ONE_FIRST;
  }
}
