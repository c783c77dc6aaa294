package io.github.temporallambda.campaign;

/** What a proxy does to one call. */
sealed interface Interference {

  /** Nothing: request and answer go through. */
  record None() implements Interference {}

  /**
   * The caller is killed.
   *
   * @param applied whether the server has answered by then; else it never hears of the request
   * @param kill returns when the caller is gone
   */
  record Kill(boolean applied, Runnable kill) implements Interference {}

  /** AWS, or the way to it, fails. */
  record Aws(AwsFault fault) implements Interference {}

  /** Temporal, or the way to it, fails. */
  record Temporal(TemporalFault fault) implements Interference {}
}
