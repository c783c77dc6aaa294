package io.github.temporallambda.problem;

import java.util.List;

/**
 * Whether a run was asked to end early, by a signal for instance. Asked by any thread and for good;
 * the run looks at it where stopping is safe: between steps, and while it only waits.
 */
public final class StopRequest {

  private static final List<String> AGAIN =
      List.of("run the same command again: it finds what is done, and goes on from there");

  private volatile boolean asked;

  /** Asks. Safe to repeat. */
  public void ask() {
    asked = true;
  }

  /** Whether somebody asked. */
  public boolean isAsked() {
    return asked;
  }

  /**
   * To be called by what waits, before it waits on.
   *
   * @param wait what is waited for, as a noun
   * @throws ProblemException INTERRUPTED, when somebody asked
   */
  public void endWait(String wait) {
    if (asked) {
      throw new ProblemException(
          new Problem(
              ProblemKind.INTERRUPTED,
              "The wait for " + wait + " was ended early.",
              List.of(),
              AGAIN));
    }
  }

  /** What a run says that begins no further step. */
  public static Problem before(String step) {
    return new Problem(
        ProblemKind.INTERRUPTED,
        "Stopped by a signal before the step '" + step + "'; every step before it was finished.",
        List.of(),
        AGAIN);
  }

  /**
   * What a run says whose step ended early because of it.
   *
   * @param end how the step ended, a line each
   */
  public static Problem during(String step, List<String> end) {
    return new Problem(
        ProblemKind.INTERRUPTED, "Stopped by a signal during the step '" + step + "'.", end, AGAIN);
  }
}
