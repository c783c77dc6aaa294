package io.github.temporallambda.report;

/**
 * One line of a plan, in the words that a dry run prints.
 *
 * @param step the step's stable name
 * @param says what it will do, or why there is nothing to do
 * @param effect how far it goes
 */
public record PlanLine(String step, String says, Effect effect) {

  /** How far a step goes. */
  public enum Effect {
    /** There is nothing to do. */
    NONE,
    /** It reads, replays or waits, and leaves AWS and Temporal as they are. */
    READS,
    /** It changes something at AWS or Temporal, or starts an execution there. */
    WRITES
  }

  /** Nothing to do, and why. */
  public static PlanLine idle(String step, String says) {
    return new PlanLine(step, says, Effect.NONE);
  }

  /** Work that changes nothing at AWS or Temporal. */
  public static PlanLine reading(String step, String says) {
    return new PlanLine(step, says, Effect.READS);
  }

  /** Work that does. */
  public static PlanLine writing(String step, String says) {
    return new PlanLine(step, says, Effect.WRITES);
  }

  /** Whether it will do anything. */
  public boolean changes() {
    return effect != Effect.NONE;
  }

  /** Whether it will change anything at AWS or Temporal. */
  public boolean writes() {
    return effect == Effect.WRITES;
  }
}
