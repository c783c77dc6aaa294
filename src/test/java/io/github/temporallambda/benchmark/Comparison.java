package io.github.temporallambda.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One row of the table.
 *
 * @param measure what was measured, and against what
 * @param measured what came out, in words
 * @param floor what has to be reached, in words
 * @param aim what should be, in words
 * @param reachesFloor whether it was reached
 */
record Comparison(String measure, String measured, String floor, String aim, boolean reachesFloor) {

  /** How many times as fast the gate is. */
  static Comparison ratio(String measure, double against, double gate, double floor, double aim) {
    double ratio = against / gate;
    return new Comparison(
        measure,
        String.format(Locale.ROOT, "**%.1fx** (%.1f s : %.1f s)", ratio, against, gate),
        times(floor),
        times(aim),
        ratio >= floor);
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
