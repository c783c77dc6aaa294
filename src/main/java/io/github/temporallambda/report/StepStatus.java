package io.github.temporallambda.report;

import java.util.Locale;

/** What became of a step. The lower-case names appear in the JSON report and are stable. */
public enum StepStatus {
  /** It did what it was for, and what it made was read back. */
  DONE,
  /** An earlier run had done it; nothing was written. */
  ALREADY_DONE,
  /** It was not needed or not asked for; the detail says why. */
  SKIPPED,
  /** It stopped the run. */
  FAILED;

  /** As written in reports: {@code already-done}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
