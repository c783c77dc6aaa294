package io.github.temporallambda.history;

/** Hears how the reading of executions and histories gets on. May be called from any thread. */
public interface ReadingProgress {

  /** Hears nothing. */
  ReadingProgress SILENT = new ReadingProgress() {};

  /** So many executions are listed, and there are more. */
  default void listing(int listed) {}

  /** The server counts more executions than it lists; both are asked again. */
  default void lagging(int listed, long counted) {}

  /** The server limits these calls, or did not answer; said once, the call is tried again. */
  default void limited() {}

  /** Of so many executions of {@code total} it is known how long they are, to take a sample. */
  default void looked(int done, int total) {}

  /** So many histories of {@code total} are there, or known to be gone. */
  default void fetched(int done, int total) {}

  /** So many executions closed or went away while they were looked at: they move nowhere. */
  default void closedMeanwhile(int executions) {}
}
