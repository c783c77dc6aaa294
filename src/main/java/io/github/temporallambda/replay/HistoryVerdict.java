package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.cause.Explanation;
import io.github.temporallambda.replay.cause.ReplayCause;
import io.github.temporallambda.replay.cause.WorkerAnswer;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one history in the gate.
 *
 * @param history the history
 * @param outcome its verdict
 * @param cause why it did not pass: the SDK's own words with its stack trace, with no payload in
 *     them; empty when PASSED
 * @param took from handing it out to the answer
 * @param explanation the cause as a value, with what stands around it; empty when PASSED
 */
public record HistoryVerdict(
    RecordedHistory history,
    Outcome outcome,
    String cause,
    Duration took,
    Optional<Explanation> explanation) {

  public HistoryVerdict {
    boolean passed = outcome == Outcome.PASSED;
    if (cause.isEmpty() != passed || explanation.isEmpty() != passed) {
      throw new IllegalArgumentException("a cause exactly when the history did not pass");
    }
  }

  /** With the explanation that {@code cause} itself gives. */
  public HistoryVerdict(RecordedHistory history, Outcome outcome, String cause, Duration took) {
    this(
        history,
        outcome,
        cause,
        took,
        cause.isEmpty()
            ? Optional.empty()
            : Optional.of(Explanation.of(WorkerAnswer.cause(cause))));
  }

  /** One that did not pass for a cause that the gate found itself. */
  static HistoryVerdict of(
      RecordedHistory history, Outcome outcome, ReplayCause cause, Duration took) {
    return new HistoryVerdict(
        history, outcome, cause.says(), took, Optional.of(Explanation.of(cause)));
  }

  /** The same, explained in this way. */
  HistoryVerdict explained(Explanation more) {
    return new HistoryVerdict(history, outcome, cause, took, Optional.of(more));
  }

  /** The cause on one line; empty when PASSED. */
  public String reason() {
    return explanation.map(it -> it.cause().line()).orElse("");
  }
}
