package io.github.temporallambda.history;

/** Gets histories as they are found, each once. */
@FunctionalInterface
public interface HistorySink {

  /** A history that was read. */
  void found(LiveHistory history);

  /**
   * One that could not be read. Here that ends the reading.
   *
   * @throws io.github.temporallambda.problem.ProblemException where it must not be
   */
  default void unread(UnreadHistory history) {
    throw history.stop();
  }
}
