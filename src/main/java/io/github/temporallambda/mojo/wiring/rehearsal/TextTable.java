package io.github.temporallambda.mojo.wiring.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of cells as lines, in columns as wide as they need to be. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; all have the same number of cells. */
  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, indented, without blanks at their ends. */
  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(GAP)
          .append(String.format(Locale.ROOT, "%-" + width(column) + "s", row.get(column)));
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return Math.max(1, rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1));
  }
}
