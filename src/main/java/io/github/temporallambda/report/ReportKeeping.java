package io.github.temporallambda.report;

/** Gets the report of a run, however it ends. */
@FunctionalInterface
public interface ReportKeeping {

  /** Takes the report; called once, at the very end. */
  void keep(RolloutReport report);

  /**
   * The report with what only its keeper knows, before it is told and kept. Here as it is. Safe to
   * repeat.
   */
  default RolloutReport completed(RolloutReport report) {
    return report;
  }
}
