package io.github.temporallambda.rollout.rollback;

/** What to do about executions that do not replay on the version that is gone back to. */
public enum OnIncompatible {
  /** Pin exactly those to the version they have progressed on, before the routing changes. */
  RESCUE,
  /** Stop; nothing is written. */
  STOP,
  /** Move them all the same, and list them. */
  MOVE
}
