package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.cause.JvmEnded;
import java.util.List;

/** How a fork's time came to its end. */
sealed interface SessionEnd {

  /** Every history has its verdict, and what the artifact polls is known. */
  record Done() implements SessionEnd {}

  /** The artifact as a whole is at fault; no history is. */
  record Broken(List<Problem> problems) implements SessionEnd {}

  /** The time for all histories is over. */
  record OutOfTime() implements SessionEnd {}

  /** The JVM ended by itself while histories were under way, or was killed at any time. */
  record Crashed(JvmEnded how) implements SessionEnd {}

  /** These histories were not answered in time. */
  record Overdue(List<RecordedHistory> histories) implements SessionEnd {}
}
