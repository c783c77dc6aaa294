package io.github.temporallambda.rollout.cache;

import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.report.Ending;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RoutingFacts;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.report.StepReport;
import io.github.temporallambda.report.StepStatus;
import io.github.temporallambda.report.Work;
import io.github.temporallambda.rollout.CommittedReplay;
import io.github.temporallambda.rollout.gate.Gate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The offline replay, done once for the same inputs: where the last one passed with them, and its
 * reports still lie there, it is told and not done again. Those reports stay as they are, so that
 * they go on telling what was replayed and when.
 */
public final class CachedReplay {

  private static final String GOAL = "replay";

  private final CommittedReplay replay;
  private final PassedReplays passed;
  private final Narration narration;
  private final Clock clock;

  /** Replays through {@code replay}, which narrates and leaves its reports at the same places. */
  public CachedReplay(
      CommittedReplay replay, ReportFiles reports, Narration narration, Clock clock) {
    this.replay = replay;
    this.passed = new PassedReplays(reports);
    this.narration = narration;
    this.clock = clock;
  }

  /**
   * Replays unless that was done.
   *
   * @param plugin this plugin with its own version
   * @param force replays in any case
   * @throws io.github.temporallambda.problem.ProblemException unless every history replays
   */
  public void run(Gate.Job job, String plugin, boolean force) {
    Instant startedAt = clock.instant();
    ReplayInputs inputs = ReplayInputs.of(job, plugin);
    Optional<PassedReplay> before = force ? Optional.empty() : passed.find(inputs);
    if (before.isPresent()) {
      tell(before.get(), job, startedAt);
      return;
    }
    RolloutReport report = replay.run(job, Optional.empty());
    // What changed while it was replayed may or may not have been replayed.
    if (inputs.equals(ReplayInputs.of(job, plugin))) {
      report.gate().ifPresent(verdict -> remember(inputs, verdict, report));
    }
  }

  private void remember(ReplayInputs inputs, GateVerdict verdict, RolloutReport report) {
    if (verdict.outcome() != Outcome.PASSED) {
      return;
    }
    List<String> files = List.of(ReportFiles.ROLLOUT_REPORT, ReportFiles.junitName(report));
    passed.remember(
        new PassedReplay(
            inputs,
            clock.instant(),
            report.steps().get(report.steps().size() - 1).detail(),
            verdict.caveats(),
            passed.evidence(files)));
  }

  private void tell(PassedReplay before, Gate.Job job, Instant startedAt) {
    Duration took = Duration.between(startedAt, clock.instant());
    StepReport step =
        new StepReport(
            GOAL,
            StepStatus.ALREADY_DONE,
            "unchanged since "
                + before.passedAt().truncatedTo(ChronoUnit.SECONDS)
                + ", not replayed again ("
                + before.detail()
                + "); -Dtemporal-lambda.replay.force=true replays",
            startedAt,
            took);
    narration.begins(GOAL, CommittedReplay.facts(job));
    narration.stepBegins(GOAL);
    narration.stepEnds(step);
    narration.ends(
        new RolloutReport(
            new RolloutReport.Run(Optional.empty(), GOAL, new RolloutReport.Span(startedAt, took)),
            Ending.well(RunOutcome.UNCHANGED),
            ReleaseFacts.of(job.expected(), Optional.empty(), job.code()),
            Optional.of(
                new GateVerdict(List.of(), Set.of(), List.of(), Duration.ZERO)
                    .withCaveats(before.caveats())),
            Work.of(List.of(step)),
            RoutingFacts.unknown(),
            Optional.empty(),
            Map.of()));
  }
}
