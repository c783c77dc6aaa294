package io.github.temporallambda.campaign;

/**
 * What came of one point.
 *
 * @param point its name
 * @param group the row of the table that it counts in
 * @param verdict how it ended
 * @param shown empty when it survived; else why not
 */
record PointOutcome(String point, String group, Verdict verdict, String shown) {

  /** How a disturbed run ended. */
  enum Verdict {
    /** It came to the undisturbed end by itself. */
    ENDED,
    /** It stopped or was killed, and a second run came to the undisturbed end. */
    COMPLETED_BY_THE_NEXT,
    /** The run ended before it came to the point. */
    NOT_REACHED,
    NOT_SURVIVED
  }

  boolean survived() {
    return verdict != Verdict.NOT_SURVIVED;
  }

  /**
   * Whether it failed at what a server of 1.32.1 does now and then, most of all under load: its
   * deployment workflow continues as new without the signal that a routing has spread, and says for
   * ever that it spreads.
   */
  boolean isServersOwn() {
    return !survived() && shown.contains("did not reach every task queue in time.");
  }

  /** One line, to be read while a campaign goes on; below it why it was not survived. */
  @Override
  public String toString() {
    return verdict + " " + group + ", " + point + (shown.isEmpty() ? "" : "\n" + shown);
  }

  static PointOutcome of(String point, String group, Verdict verdict) {
    return new PointOutcome(point, group, verdict, "");
  }

  static PointOutcome failed(String point, String group, String shown) {
    return new PointOutcome(point, group, Verdict.NOT_SURVIVED, shown);
  }

  /** Holds the end against the undisturbed one. */
  static PointOutcome compared(
      String point, String group, Verdict verdict, EndState wanted, EndState found) {
    return found.equals(wanted)
        ? of(point, group, verdict)
        : failed(point, group, "undisturbed:\n" + wanted + "\nnow:\n" + found);
  }
}
