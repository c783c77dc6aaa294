package io.github.temporallambda.rollout.run;

/**
 * What a step came to, with the value that later steps take. A step that cannot end well throws.
 *
 * @param <T> what the step hands on
 */
public sealed interface StepOutcome<T> {

  /** What the step hands on. */
  T value();

  /** One line of evidence. */
  String detail();

  /** It did its work, and what it made was read back. */
  record Done<T>(T value, String detail) implements StepOutcome<T> {}

  /** An earlier run had done it. */
  record AlreadyDone<T>(T value, String detail) implements StepOutcome<T> {}

  /** It was not needed or not asked for. */
  record Skipped<T>(T value, String detail) implements StepOutcome<T> {}
}
