package io.github.temporallambda.replay.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack trace as {@link Throwable#printStackTrace()} prints it, taken apart: the exception, then
 * its causes and what they suppressed, in the order in which they stand. Any text can be read; what
 * is no stack trace becomes one exception without a class.
 */
record StackTrace(List<Thrown> chain) {

  private static final int MOST_LINES = 2_000;
  private static final Pattern FRAME =
      Pattern.compile("\\s*at [\\p{L}\\w.$/<>@-]+\\([\\p{L}\\w.$ -]*(?::\\d+)?\\)");
  private static final Pattern MORE = Pattern.compile("\\s*\\.\\.\\. \\d+ more");
  private static final Pattern CAUSE = Pattern.compile("(\\s*(?:Caused by|Suppressed): )(.*)");
  private static final Pattern EXCEPTION =
      Pattern.compile("((?:[\\p{L}_$][\\w$]*\\.)+[\\p{L}_$][\\w$]*)(?:: (.*)|:?)");

  StackTrace {
    chain = List.copyOf(chain);
  }

  static StackTrace read(String text) {
    List<Thrown> chain = new ArrayList<>();
    Thrown last = null;
    for (String line : text.lines().limit(MOST_LINES).toList()) {
      Matcher cause = CAUSE.matcher(line);
      if (last == null) {
        last = cause.matches() ? begun(cause.group(1), cause.group(2)) : begun("", line);
      } else if (FRAME.matcher(line).matches() || MORE.matcher(line).matches()) {
        last = with(last, List.of(), List.of(line));
      } else if (cause.matches()) {
        chain.add(last);
        last = begun(cause.group(1), cause.group(2));
      } else {
        last = with(last, List.of(line), List.of());
      }
    }
    if (last != null) {
      chain.add(last);
    }
    return new StackTrace(chain);
  }

  private static Thrown begun(String introduction, String text) {
    Matcher exception = EXCEPTION.matcher(text);
    if (!exception.matches()) {
      return new Thrown(introduction, "", List.of(text), List.of());
    }
    String message = exception.group(2);
    return new Thrown(
        introduction,
        exception.group(1),
        message == null ? List.of() : List.of(message),
        List.of());
  }

  private static Thrown with(Thrown thrown, List<String> message, List<String> frames) {
    List<String> lines = new ArrayList<>(thrown.message());
    lines.addAll(message);
    List<String> all = new ArrayList<>(thrown.frames());
    all.addAll(frames);
    return new Thrown(thrown.introduction(), thrown.className(), lines, all);
  }

  /** As it was printed. */
  String print() {
    List<String> lines = new ArrayList<>();
    for (Thrown thrown : chain) {
      List<String> message = thrown.message();
      String separator = thrown.className().isEmpty() || message.isEmpty() ? "" : ": ";
      String first = message.isEmpty() ? "" : message.get(0);
      lines.add(thrown.introduction() + thrown.className() + separator + first);
      message.stream().skip(1).forEach(lines::add);
      lines.addAll(thrown.frames());
    }
    return String.join("\n", lines);
  }
}
