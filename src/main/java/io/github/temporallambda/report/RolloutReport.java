package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.RoutingState;
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

  /**
   * The version that is current now and was not before; empty where the run changed nothing, or
   * where nothing was current before: then there is no way back.
   */
  public Optional<DeploymentVersionId> newlyCurrent() {
    return routing
        .before()
        .flatMap(RoutingState::current)
        .flatMap(
            before ->
                routing
                    .after()
                    .flatMap(RoutingState::current)
                    .filter(after -> !after.equals(before)));
  }

  /** A copy that tells how the change is taken back. */
  public RolloutReport withRollbackCommand(String command) {
    return new RolloutReport(
        goal, outcome, span, release, gate, steps, routing.withRollbackCommand(command), problems);
  }

  /** The step that stopped the run; empty where none did. */
  public Optional<StepReport> failedStep() {
    return steps.stream().filter(step -> step.status() == StepStatus.FAILED).findFirst();
  }
}
