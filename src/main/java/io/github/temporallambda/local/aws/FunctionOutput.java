package io.github.temporallambda.local.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last lines that each version of each function has printed, as CloudWatch would keep them.
 *
 * <p>Safe for concurrent use.
 */
final class FunctionOutput {

  private static final int LINES = 1_000;
  private static final int LINE_LENGTH = 8_192;

  private record Version(String functionName, String functionVersion) {}

  private final Map<Version, Deque<String>> lines = new HashMap<>();

  synchronized void add(String functionName, String functionVersion, String line) {
    Deque<String> kept =
        lines.computeIfAbsent(
            new Version(functionName, functionVersion), version -> new ArrayDeque<>());
    kept.addLast(line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + " …" : line);
    if (kept.size() > LINES) {
      kept.removeFirst();
    }
  }

  synchronized List<String> of(String functionName, String functionVersion) {
    return List.copyOf(
        lines.getOrDefault(new Version(functionName, functionVersion), new ArrayDeque<>()));
  }
}
