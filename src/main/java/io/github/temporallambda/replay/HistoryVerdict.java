package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * What became of one history in the gate.
 *
 * @param history the history
 * @param outcome its verdict
 * @param cause why it did not pass: the SDK's own words with its stack trace, with no payload in
 *     them; empty when PASSED
 * @param took from handing it out to the answer
 */
public record HistoryVerdict(
    RecordedHistory history, Outcome outcome, String cause, Duration took) {

  public HistoryVerdict {
    if (cause.isEmpty() != (outcome == Outcome.PASSED)) {
      throw new IllegalArgumentException("a cause exactly when the history did not pass");
    }
  }

  /** The cause without its stack trace, on one line; empty when PASSED. */
  public String reason() {
    // The SDK's words for what was expected and what came are on several lines.
    return cause
        .lines()
        .takeWhile(line -> !line.startsWith("\tat "))
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }
}
