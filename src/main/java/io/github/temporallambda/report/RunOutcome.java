package io.github.temporallambda.report;

import java.util.Locale;

/** How a run ended. The lower-case names appear in the JSON report and are stable. */
public enum RunOutcome {
  /** All that was asked for is done and was read back. */
  SUCCEEDED,
  /** Everything had been done before; nothing was written. */
  UNCHANGED,
  /** A dry run: the plan was printed, nothing was written. */
  PLANNED,
  /** The plan goes on later; any later run continues it. */
  WAITING,
  /** Stopped; the problems say why. */
  FAILED;

  /** As written in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
