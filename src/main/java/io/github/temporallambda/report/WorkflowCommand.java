package io.github.temporallambda.report;

import java.util.Locale;
import java.util.Optional;

/**
 * One workflow command of GitHub's, which makes an annotation. Escaped as the toolkit does ({@code
 * packages/core/src/command.ts}): whatever its texts hold, it is one line and one command.
 *
 * @param kind {@code error} or {@code warning}
 * @param source where it is shown; empty: with the run alone
 * @param title one line
 * @param message at most 4,096 characters are kept by GitHub, and told here
 */
record WorkflowCommand(String kind, Optional<SourceLine> source, String title, String message) {

  private static final int MOST_IN_A_MESSAGE = 4_096;
  private static final int MOST_IN_A_TITLE = 200;

  /** The command, without a line end. */
  String line() {
    String place =
        source
            .map(
                at -> "file=" + property(at.file(), Integer.MAX_VALUE) + ",line=" + at.line() + ",")
            .orElse("");
    String shown = property(ForeignText.line(title), MOST_IN_A_TITLE);
    return "::" + kind + " " + place + "title=" + shown + "::" + data();
  }

  private String data() {
    return escaped(ForeignText.lines(message).strip(), "%\n", MOST_IN_A_MESSAGE);
  }

  private static String property(String text, int most) {
    return escaped(ForeignText.line(text), "%\n:,", most);
  }

  /** Escaped, no longer than {@code most}, and never cut within an escape. */
  private static String escaped(String text, String escape, int most) {
    StringBuilder escaped = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      String next =
          escape.indexOf(c) >= 0 ? String.format(Locale.ROOT, "%%%02X", c) : Character.toString(c);
      if (escaped.length() + next.length() > most - 1) {
        return escaped.append('…').toString();
      }
      escaped.append(next);
    }
    return escaped.toString();
  }
}
