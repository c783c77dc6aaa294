package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.cause.Explanation;
import io.github.temporallambda.replay.cause.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a run did; every rendering (console, JSON, Markdown, JUnit XML, annotations) is made
 * from this one value. Total: made also when the run fails, from whatever was reached by then.
 *
 * @param run which run it was
 * @param ending how it ended
 * @param release what it was about
 * @param gate the replay gate's verdict, where the gate ran
 * @param work what it was to do and did
 * @param routing the routing before and after
 * @param facts what only a goal of this kind tells
 * @param sources where the lines of code that the gate's causes name lie in the repository
 */
public record RolloutReport(
    Run run,
    Ending ending,
    ReleaseFacts release,
    Optional<GateVerdict> gate,
    Work work,
    RoutingFacts routing,
    Optional<GoalFacts> facts,
    Map<Frame, SourceLine> sources) {

  public RolloutReport {
    sources = Map.copyOf(sources);
  }

  /**
   * Which run it was.
   *
   * @param reportId tells its report from others; empty until the report is kept
   * @param goal the goal's name
   * @param span when it ran
   */
  public record Run(Optional<ReportId> reportId, String goal, Span span) {}

  /**
   * A stretch of time.
   *
   * @param startedAt its beginning
   * @param took its length
   */
  public record Span(Instant startedAt, Duration took) {}

  /** Of a run that has neither replayed nor routed anything, and has taken no step. */
  public static RolloutReport of(Run run, Ending ending, ReleaseFacts release) {
    return new RolloutReport(
        run,
        ending,
        release,
        Optional.empty(),
        Work.none(),
        RoutingFacts.unknown(),
        Optional.empty(),
        Map.of());
  }

  /** The goal's name. */
  public String goal() {
    return run.goal();
  }

  /** How it ended, in a word. */
  public RunOutcome outcome() {
    return ending.outcome();
  }

  /** When it ran. */
  public Span span() {
    return run.span();
  }

  /** Every step that began, in order. */
  public List<StepReport> steps() {
    return work.steps();
  }

  /** Why it stopped; empty unless FAILED. */
  public List<Problem> problems() {
    return ending.problems();
  }

  /** What to know although it did not stop the run: the run's own warnings, then the gate's. */
  public List<String> warnings() {
    return Stream.concat(
            ending.warnings().stream(), gate.map(GateVerdict::caveats).orElse(List.of()).stream())
        .distinct()
        .toList();
  }

  /** The version that was current when the run began; empty where none was, or nobody asked. */
  public Optional<DeploymentVersionId> previous() {
    return routing.before().flatMap(RoutingState::current);
  }

  /**
   * The version that is current now and was not before; empty where the run changed nothing, or
   * where nothing was current before: then there is no way back.
   */
  public Optional<DeploymentVersionId> newlyCurrent() {
    return previous()
        .flatMap(
            before ->
                routing
                    .after()
                    .flatMap(RoutingState::current)
                    .filter(after -> !after.equals(before)));
  }

  /** A copy that tells how the change is taken back. */
  public RolloutReport withRollbackCommand(String command) {
    return with(routing.withRollbackCommand(command));
  }

  /** A copy of a goal that tells something of its own. */
  public RolloutReport withFacts(GoalFacts told) {
    return new RolloutReport(run, ending, release, gate, work, routing, Optional.of(told), sources);
  }

  /** A copy that ended otherwise. */
  public RolloutReport ended(Ending other) {
    return new RolloutReport(run, other, release, gate, work, routing, facts, sources);
  }

  /** A copy that is told apart from others, and whose lines of code are found where they are. */
  RolloutReport kept(ReportId id, SourceRoots roots) {
    return new RolloutReport(
        new Run(Optional.of(run.reportId().orElse(id)), run.goal(), run.span()),
        ending,
        release,
        gate,
        work,
        routing,
        facts,
        sources.isEmpty() ? found(roots) : sources);
  }

  private RolloutReport with(RoutingFacts other) {
    return new RolloutReport(run, ending, release, gate, work, other, facts, sources);
  }

  private Map<Frame, SourceLine> found(SourceRoots roots) {
    Map<Frame, SourceLine> found = new LinkedHashMap<>();
    gate.stream()
        .flatMap(verdict -> verdict.causes().stream())
        .flatMap(cause -> cause.explanation().code().stream())
        .forEach(frame -> roots.find(frame).ifPresent(line -> found.put(frame, line)));
    return found;
  }

  /** Where a cause lies in the repository: the topmost of its lines that is found there. */
  public Optional<SourceLine> source(Explanation explanation) {
    return explanation.code().stream()
        .flatMap(frame -> Optional.ofNullable(sources.get(frame)).stream())
        .findFirst();
  }

  /** The step that stopped the run; empty where none did. */
  public Optional<StepReport> failedStep() {
    return steps().stream().filter(step -> step.status() == StepStatus.FAILED).findFirst();
  }
}
