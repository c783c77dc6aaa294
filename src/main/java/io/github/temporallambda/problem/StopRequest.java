package io.github.temporallambda.problem;

import java.util.List;

/**
 * Whether a run was asked to end early, by a signal for instance. Asked by any thread and for good;
 * the run looks at it where stopping is safe: between steps, and while it only waits.
 */
public final class StopRequest {

  private static final String AGAIN =
      "run the same command again: it finds what is done, and goes on from there";

  private final String again;
  private volatile String options = "";
  private volatile boolean asked;

  /** One of a run that is told to nobody, so that no command is known. */
  public StopRequest() {
    this.again = AGAIN;
  }

  /**
   * One of a run that was started by {@code command}.
   *
   * @param command what a user pastes to go on; holds no secret
   */
  public StopRequest(String command) {
    this.again = AGAIN + ": " + command;
  }

  /**
   * Adds to the command what makes it the same again: what this run found out and did not have to
   * be told.
   *
   * @param more options as a shell takes them
   */
  public void goOnWith(String more) {
    options = " " + more;
  }

  private List<String> next() {
    return List.of(again + options);
  }

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
              next()));
    }
  }

  /** What a run says that begins no further step. */
  public Problem before(String step) {
    return new Problem(
        ProblemKind.INTERRUPTED,
        "Stopped by a signal before the step '" + step + "'; every step before it was finished.",
        List.of(),
        next());
  }

  /**
   * What a run says whose step ended early because of it.
   *
   * @param end how the step ended, a line each
   */
  public Problem during(String step, List<String> end) {
    return new Problem(
        ProblemKind.INTERRUPTED,
        "Stopped by a signal during the step '" + step + "'.",
        end,
        next());
  }
}
