package io.github.temporallambda.replay;

import java.util.ArrayList;
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
    return String.join("\n", withoutPayloads(lines));
  }

  private static List<String> withoutPayloads(List<String> lines) {
    List<String> words = new ArrayList<>();
    boolean kept = false;
    for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
      String line = lines.get(i);
      if (i == 0 || isCause(line)) {
        kept = isSdks(lines, i);
        words.add(kept ? line : withoutMessage(line));
      } else if (kept || line.startsWith(FRAME) || line.startsWith("\t... ")) {
        words.add(line);
      }
    }
    return words;
  }

  private static boolean isCause(String line) {
    return line.startsWith("Caused by: ") || line.strip().startsWith("Suppressed: ");
  }

  private static String withoutMessage(String line) {
    Matcher exception = EXCEPTION.matcher(line);
    return exception.matches() ? exception.group(1) + exception.group(2) : "(left out)";
  }

  /**
   * Whether the exception whose text begins at this line was thrown by the SDK's core. What {@code
   * io.temporal.failure} holds is told by activities and children, whoever throws it.
   */
  private static boolean isSdks(List<String> lines, int from) {
    if (lines.get(from).contains("io.temporal.failure.")) {
      return false;
    }
    for (String line : lines.subList(from + 1, lines.size())) {
      if (isCause(line)) {
        return false;
      }
      if (line.startsWith(FRAME)) {
        return line.startsWith(SDK_FRAME);
      }
    }
    return false;
  }
}
