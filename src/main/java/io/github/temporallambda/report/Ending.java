package io.github.temporallambda.report;

import io.github.temporallambda.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a run ended.
 *
 * @param outcome in a word
 * @param pause until when, and why; exactly when it is WAITING
 * @param warnings what to know although it did not stop the run, one sentence each
 * @param problems why it stopped; exactly when it FAILED
 */
public record Ending(
    RunOutcome outcome, Optional<Pause> pause, List<String> warnings, List<Problem> problems) {

  /**
   * What a run waits for that goes on another time.
   *
   * @param until before which going on makes no sense
   * @param why for the user, on one line
   */
  public record Pause(Instant until, String why) {}

  public Ending {
    warnings = List.copyOf(warnings);
    problems = List.copyOf(problems);
    if ((outcome == RunOutcome.FAILED) == problems.isEmpty()) {
      throw new IllegalArgumentException("problems exactly when the run failed");
    }
    if ((outcome == RunOutcome.WAITING) != pause.isPresent()) {
      throw new IllegalArgumentException("a time to wait for exactly when the run waits");
    }
  }

  /**
   * Of a run that came to its end.
   *
   * @param outcome neither WAITING nor FAILED
   */
  public static Ending well(RunOutcome outcome) {
    return new Ending(outcome, Optional.empty(), List.of(), List.of());
  }

  /** Of a run that goes on another time. */
  public static Ending waiting(Pause pause) {
    return new Ending(RunOutcome.WAITING, Optional.of(pause), List.of(), List.of());
  }

  /** Of a run that was stopped. */
  public static Ending failed(List<Problem> problems) {
    return new Ending(RunOutcome.FAILED, Optional.empty(), List.of(), problems);
  }

  /** A copy with these warnings behind its own. */
  public Ending withWarnings(List<String> more) {
    return new Ending(
        outcome,
        pause,
        Stream.concat(warnings.stream(), more.stream()).distinct().toList(),
        problems);
  }
}
