package io.github.temporallambda.replay;

import io.github.temporallambda.problem.Problem;
import java.util.List;

/** How a fork's time came to its end. */
sealed interface SessionEnd {

  /** Every history has its verdict, and what the artifact polls is known. */
  record Done() implements SessionEnd {}

  /** The artifact as a whole is at fault; no history is. */
  record Broken(List<Problem> problems) implements SessionEnd {}

  /** The JVM ended by itself while histories were under way. */
  record Crashed(int exitStatus) implements SessionEnd {}

  /** Histories were not answered in time. */
  record Overdue() implements SessionEnd {}
}
