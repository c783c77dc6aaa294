package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.mojo.parameter.Expectation;
import io.github.temporallambda.mojo.wiring.Release;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import io.github.temporallambda.mojo.wiring.Surroundings;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One rollout of a rehearsal, held against what has to become of it. */
final class ReleaseRun {

  static final String GOAL = "rehearse";

  private final Surroundings surroundings;
  private final ReleaseInput input;
  private final RehearsalStack stack;
  private final TemporalConnection temporal;
  private final RehearsalReports reports;

  ReleaseRun(
      Surroundings surroundings,
      ReleaseInput input,
      RehearsalStack stack,
      TemporalConnection temporal,
      RehearsalReports reports) {
    this.surroundings = surroundings;
    this.input = input;
    this.stack = stack;
    this.temporal = temporal;
    this.reports = reports;
  }

  /**
   * Releases.
   *
   * @throws ProblemException when what happens is not what was expected
   */
  Rehearsed run(PreparedRelease release, Narration narration) {
    return release.release().expected() == Expectation.ROUTED
        ? routed(release, narration)
        : stopped(release, narration);
  }

  private Rehearsed routed(PreparedRelease release, Narration narration) {
    Deadline time = Deadline.after(Duration.ZERO);
    List<RolloutReport> kept = new ArrayList<>();
    rollOut(release, narration, kept);
    return new Rehearsed(
        release,
        Expectation.ROUTED,
        kept.stream()
            .map(RolloutReport::release)
            .flatMap(facts -> facts.functionArn().stream())
            .findFirst()
            .flatMap(world()::published),
        time.elapsed());
  }

  private Rehearsed stopped(PreparedRelease release, Narration narration) {
    Deadline time = Deadline.after(Duration.ZERO);
    World before = world();
    List<RolloutReport> kept = new ArrayList<>();
    try {
      rollOut(release, new StopIsExpected(narration), kept);
    } catch (ProblemException e) {
      requireReplayFailure(e, kept);
      requireUnchanged(release, world().changesSince(before));
      tell(e);
      return new Rehearsed(release, Expectation.STOPPED, Optional.empty(), time.elapsed());
    }
    throw new ProblemException(notStopped(release));
  }

  private void rollOut(PreparedRelease release, Narration narration, List<RolloutReport> kept) {
    Release releasing = new Release(surroundings);
    RolloutRequest request =
        releasing
            .request(
                GOAL, Reach.ROUTE, inputOf(release), release.candidate(), stack.temporal().target())
            .rehearsedBy(surroundings.commands().typed());
    var unused =
        releasing
            .rollout(
                stack.connections(),
                narration,
                report -> {
                  kept.add(report);
                  reports.keep(release, report);
                })
            .run(request);
  }

  /**
   * With the histories of the release's own sources. Older commits are allowed: the order of a
   * rehearsal is the user's, and of a file nobody knows the commit at all.
   */
  private ReleaseInput inputOf(PreparedRelease release) {
    return new ReleaseInput(
        input.connection(),
        input.functionName(),
        input.gate().withHistories(release.histories()),
        new ReleaseInput.Built(release.candidate().artifact().file(), input.built().source()),
        input.registration(),
        input.bucket(),
        new ReleaseInput.Choices(
            input.choices().mode(),
            true,
            true,
            input.choices().retryRolledBack(),
            input.choices().claimManager(),
            input.choices().sameContent(),
            input.choices().dryRun()));
  }

  private World world() {
    return World.read(
        stack,
        temporal,
        new FunctionName(input.functionName()),
        input.connection().deploymentName());
  }

  /** Stopped for anything else, the release shows nothing of what it was to show. */
  private static void requireReplayFailure(ProblemException stop, List<RolloutReport> kept) {
    boolean byTheGate =
        stop.problems().stream().allMatch(problem -> problem.kind() == ProblemKind.GATE);
    boolean notReplayed =
        kept.stream()
            .flatMap(report -> report.gate().stream())
            .anyMatch(verdict -> verdict.count(Outcome.FAILED) > 0);
    if (!byTheGate || !notReplayed) {
      throw stop;
    }
  }

  private static void requireUnchanged(PreparedRelease release, List<String> changes) {
    if (!changes.isEmpty()) {
      throw new ProblemException(
          Problem.gate(
              "Release "
                  + release.release().name()
                  + " was stopped by the gate, but something was written before.",
              changes,
              "see the steps above: only what changed since the first gate is found that late"));
    }
  }

  private static Problem notStopped(PreparedRelease release) {
    return Problem.gate(
        "Release "
            + release.release().name()
            + " had to be stopped by the gate, and was routed: "
            + release.candidate().id()
            + " is current.",
        List.of(
            "every history that was replayed passes on it; a change after the last event of all"
                + " open executions breaks none of them"),
        "start executions that get as far as the change, or write <expect>routed</expect>");
  }

  private void tell(ProblemException stop) {
    surroundings.console().accept("");
    stop.problems().stream()
        .flatMap(problem -> problem.render().lines())
        .forEach(line -> surroundings.console().accept("  | " + line));
    surroundings
        .console()
        .accept("Stopped by the gate, as it has to be. Lambda and Temporal are as before.");
  }
}
