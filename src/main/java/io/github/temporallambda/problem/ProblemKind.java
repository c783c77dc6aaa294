package io.github.temporallambda.problem;

/** Who has to act on a {@link Problem}. The names appear in the JSON report and are stable. */
public enum ProblemKind {
  /** The user's input is wrong or missing; nothing was written. */
  CONFIGURATION,
  /** The artifact did not pass the replay gate or did not prove itself. */
  GATE,
  /** Someone else changed the same thing meanwhile; nothing was overwritten. */
  CONFLICT,
  /** AWS or Temporal refused, or could not be reached. */
  REMOTE,
  /** A signal ended the run early, at a point from which another run goes on. */
  INTERRUPTED,
  /** A fault of this plugin. */
  BUG
}
