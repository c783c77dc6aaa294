package io.github.temporallambda.report;

import io.github.temporallambda.problem.ProblemKind;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Words that the renderings for people share, so that they say the same. */
final class Wording {

  private Wording() {}

  /**
   * How the run ended, as one sentence without a full stop.
   *
   * @param name shows the name of what was released
   */
  static String decision(RolloutReport report, UnaryOperator<String> name) {
    return verdict(report, name) + " in " + seconds(report.span().took());
  }

  private static String verdict(RolloutReport report, UnaryOperator<String> name) {
    String label = report.release().label();
    String run = report.goal() + (label.isEmpty() ? "" : preposition(report) + name.apply(label));
    return switch (report.outcome()) {
      case SUCCEEDED -> run + " succeeded";
      case UNCHANGED -> run + ": nothing was left to do, nothing changed";
      case PLANNED -> "Dry run of " + run + ": nothing was written";
      case WAITING ->
          run + " waits; run it again after " + report.ending().waitUntil().orElseThrow();
      case FAILED -> isStopped(report) ? run + " was stopped by a signal" : run + " failed";
    };
  }

  private static boolean isStopped(RolloutReport report) {
    return report.problems().stream()
        .anyMatch(problem -> problem.kind() == ProblemKind.INTERRUPTED);
  }

  /** A rollback is named after the version that it goes back to. */
  private static String preposition(RolloutReport report) {
    return report.routing().rollback().isPresent() ? " to " : " of ";
  }

  static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }

  static String number(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
