package io.github.temporallambda.rollout.audit;

import java.util.List;

/** One way in which Deployment Versions and Lambda versions are not one to one. */
public sealed interface Mismatch permits ComputeMismatch, FunctionMismatch, MarkerMismatch {

  /** What kind it is, in a word that stays, for instance {@code no-function}. */
  String kind();

  /** What is wrong, as one sentence. */
  String what();

  /** The values that show it, a line each. */
  List<String> evidence();

  /** What to do about it: a command to paste, or what to look at. */
  String next();

  /** Whether something is wrong; else it is worth knowing, and no more. */
  default boolean isFault() {
    return true;
  }
}
