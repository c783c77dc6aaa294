package io.github.temporallambda.replay;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the cause of a failed replay out of the stack trace that the worker answered with. The
 * messages of exceptions that the SDK's own core threw are kept; those that the user's code or a
 * data converter threw are left out, since they may repeat a payload.
 */
final class FailureWords {

  private static final Pattern UNKNOWN_TYPE = Pattern.compile("Unknown workflow type \"([^\"]*)\"");
  private static final Pattern EXCEPTION =
      Pattern.compile("(\\s*(?:Caused by: |Suppressed: )?)([\\w.$]+)(: .*)?");
  private static final String FRAME = "\tat ";
  private static final String SDK_FRAME = "\tat io.temporal.internal.";
  private static final int MOST_LINES = 80;

  private FailureWords() {}

  /**
   * @param stackTrace {@code error_message} of {@code RespondQueryTaskCompleted}
   */
  static String of(String stackTrace) {
    if (stackTrace.isBlank()) {
      return "the worker gave no reason";
    }
    List<String> lines = stackTrace.lines().toList();
    Matcher unknown = UNKNOWN_TYPE.matcher(lines.get(0));
    if (unknown.find()) {
      return "the artifact registers no workflow type '" + unknown.group(1) + "'";
    }
    StringBuilder words = new StringBuilder();
    boolean kept = false;
    for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
      String line = lines.get(i);
      Matcher exception = EXCEPTION.matcher(line);
      boolean begins = i == 0 || line.strip().matches("(Caused by: |Suppressed: ).*");
      if (begins) {
        kept = isSdks(lines, i);
        line = kept || !exception.matches() ? line : exception.group(1) + exception.group(2);
      }
      if (kept || begins || line.startsWith(FRAME) || line.startsWith("\t... ")) {
        words.append(words.isEmpty() ? "" : "\n").append(line);
      }
    }
    return words.toString();
  }

  /** Whether the exception whose text begins at this line was thrown by the SDK's core. */
  private static boolean isSdks(List<String> lines, int from) {
    return lines.stream()
        .skip(from)
        .filter(line -> line.startsWith(FRAME))
        .findFirst()
        .filter(line -> line.startsWith(SDK_FRAME))
        .isPresent();
  }
}
