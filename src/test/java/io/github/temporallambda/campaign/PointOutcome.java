package io.github.temporallambda.campaign;

/**
 * What came of one point.
 *
 * @param point its name
 * @param group the row of the table that it counts in
 * @param verdict how it ended
 * @param shown why the disturbed run stopped, or why it was not survived or not reached; else empty
 */
record PointOutcome(String point, String group, Verdict verdict, String shown) {

  /** How a disturbed run ended. */
  enum Verdict {
    /** It came to the undisturbed end by itself. */
    ENDED,
    /** It stopped or was killed, and a second run came to the undisturbed end. */
    COMPLETED_BY_THE_NEXT,
    /** The run ended undisturbed, as it should, before it came to the point: it shows nothing. */
    NOT_REACHED,
    NOT_SURVIVED
  }

  /** Whether a run was disturbed there, and all came to the undisturbed end. */
  boolean survived() {
    return verdict == Verdict.ENDED || verdict == Verdict.COMPLETED_BY_THE_NEXT;
  }

  /** Whether all came to another end. */
  boolean failed() {
    return verdict == Verdict.NOT_SURVIVED;
  }

  /** One line, to be read while a campaign goes on; below it why it was not survived. */
  @Override
  public String toString() {
    return verdict + " " + group + ", " + point + (shown.isEmpty() ? "" : "\n" + shown);
  }

  static PointOutcome failed(String point, String group, String shown) {
    return new PointOutcome(point, group, Verdict.NOT_SURVIVED, shown);
  }

  /** That it was not reached because the run made so many calls of its operation only. */
  static PointOutcome notReached(String point, String group, long callsOf) {
    String shown = "the run made " + callsOf + " of these calls";
    return new PointOutcome(point, group, Verdict.NOT_REACHED, shown);
  }

  /** The same where the end is the undisturbed one. */
  PointOutcome comparedWith(EndState wanted, EndState found) {
    return found.equals(wanted)
        ? this
        : failed(point, group, "undisturbed:\n" + wanted + "\nnow:\n" + found);
  }
}
