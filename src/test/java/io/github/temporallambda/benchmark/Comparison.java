package io.github.temporallambda.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One row of the table.
 *
 * @param measure what was measured, and against what
 * @param ratio how many times as fast the gate is; NaN where that is not measured
 * @param measured what came out, in words
 * @param floor what has to be reached, in words
 * @param aim what should be, in words
 * @param reachesFloor whether it was reached
 */
record Comparison(
    String measure, double ratio, String measured, String floor, String aim, boolean reachesFloor) {

  private static final String NONE = "–";

  /** How many times as fast the gate is; for a look, until there is a {@link #floor}. */
  static Comparison ratio(String measure, double against, double gate) {
    return new Comparison(measure, against / gate, words(against, gate), NONE, NONE, true);
  }

  /** A measure that is no ratio. */
  static Comparison of(
      String measure, String measured, String floor, String aim, boolean reachesFloor) {
    return new Comparison(measure, Double.NaN, measured, floor, aim, reachesFloor);
  }

  /** The same, which has to reach {@code floor}. */
  Comparison floor(double floor, double aim) {
    return new Comparison(measure, ratio, measured, times(floor), times(aim), ratio >= floor);
  }

  private static String words(double against, double gate) {
    return String.format(Locale.ROOT, "**%.2fx** (%.1f s : %.1f s)", against / gate, against, gate);
  }

  private static String times(double factor) {
    return String.format(Locale.ROOT, "%.1fx", factor);
  }

  /** All rows as Markdown. */
  static String table(List<Comparison> rows) {
    return rows.stream()
        .map(Comparison::line)
        .collect(
            Collectors.joining(
                "\n", "| measure | measured | floor | aim |\n|---|---|---|---|\n", "\n"));
  }

  private String line() {
    return "| " + measure + " | " + measured + " | " + floor + " | " + aim + " |";
  }
}
