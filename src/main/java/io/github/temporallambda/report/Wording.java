package io.github.temporallambda.report;

import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that the renderings for people share, so that they say the same. */
final class Wording {

  private Wording() {}

  /**
   * How the run ended, as one sentence without a full stop.
   *
   * @param name shows the name of what was released
   */
  static String decision(RolloutReport report, UnaryOperator<String> name) {
    String took = seconds(report.span().took());
    return verdict(report, name) + (isPlain(report) ? " in " + took : " (" + took + ")");
  }

  private static String verdict(RolloutReport report, UnaryOperator<String> name) {
    String label = report.release().label();
    String run = report.goal() + (label.isEmpty() ? "" : preposition(report) + name.apply(label));
    return switch (report.outcome()) {
      case SUCCEEDED -> run + " succeeded";
      case UNCHANGED -> run + ": nothing was left to do, nothing changed";
      case PLANNED -> "Dry run of " + run + ": nothing was written";
      case WAITING ->
          run + " waits; run it again after " + report.ending().pause().orElseThrow().until();
      case FAILED -> isStopped(report) ? run + " was stopped by a signal" : run + " failed";
    };
  }

  /** Whether the sentence can go on with how long it took. */
  private static boolean isPlain(RolloutReport report) {
    return report.outcome() == RunOutcome.SUCCEEDED
        || (report.outcome() == RunOutcome.FAILED && !isStopped(report));
  }

  private static boolean isStopped(RolloutReport report) {
    return report.problems().stream()
        .anyMatch(problem -> problem.kind() == ProblemKind.INTERRUPTED);
  }

  /** A rollback is named after the version that it goes back to. */
  private static String preposition(RolloutReport report) {
    return report.routing().rollback().isPresent() ? " to " : " of ";
  }

  /** {@code 4 passed, 0 inconclusive, 0 error, 1 failed}. */
  static String counts(GateVerdict gate) {
    return Stream.of(Outcome.values())
        .map(outcome -> gate.count(outcome) + " " + outcome.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }

  static String number(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
