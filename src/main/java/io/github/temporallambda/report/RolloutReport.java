package io.github.temporallambda.report;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.GateVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a run did. Total: made also when the run fails, from whatever was reached by then.
 *
 * @param goal the goal's name
 * @param outcome how it ended
 * @param span when it ran
 * @param release what it was about
 * @param gate the replay gate's verdict, where the gate ran
 * @param steps every step that began, in order
 * @param routing the routing before and after
 * @param problems why it stopped; empty unless FAILED
 */
public record RolloutReport(
    String goal,
    RunOutcome outcome,
    Span span,
    ReleaseFacts release,
    Optional<GateVerdict> gate,
    List<StepReport> steps,
    RoutingFacts routing,
    List<Problem> problems) {

  public RolloutReport {
    steps = List.copyOf(steps);
    problems = List.copyOf(problems);
    if ((outcome == RunOutcome.FAILED) == problems.isEmpty()) {
      throw new IllegalArgumentException("problems exactly when the run failed");
    }
  }

  /**
   * A stretch of time.
   *
   * @param startedAt its beginning
   * @param took its length
   */
  public record Span(Instant startedAt, Duration took) {}

  /** The step that stopped the run; empty where none did. */
  public Optional<StepReport> failedStep() {
    return steps.stream().filter(step -> step.status() == StepStatus.FAILED).findFirst();
  }
}
