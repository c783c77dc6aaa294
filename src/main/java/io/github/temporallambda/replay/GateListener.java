package io.github.temporallambda.replay;

import java.time.Duration;

/** Hears how the gate gets on, in the thread that asked for the verdict. */
public interface GateListener {

  /** A JVM with the artifact was started. Further ones follow where one crashed or hung. */
  default void forked() {}

  /** The artifact polled for the first time, so long after its JVM was started. */
  default void firstPoll(Duration after) {}

  /**
   * The gate waits, as it does many times a second while the artifact runs.
   *
   * @param histories how many the artifact is replaying; 0 while it has none
   * @param oldest how long it has had the one that it has had longest
   */
  default void waiting(int histories, Duration oldest) {}

  /** A history has its verdict; {@code done} of {@code total} have one now. */
  default void replayed(HistoryVerdict verdict, int done, int total) {}
}
