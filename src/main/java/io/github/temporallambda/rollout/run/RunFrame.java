package io.github.temporallambda.rollout.run;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.report.Fact;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.ReportKeeping;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.plan.StepNames;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every run has around it: connects, lets it work, reads the routing back, and reports however
 * it ends.
 */
public final class RunFrame {

  private final Supplier<Connections> opener;
  private final Narration narration;
  private final ReportKeeping reports;
  private final Clock clock;

  /**
   * A frame for runs that talk through what {@code opener} opens.
   *
   * @param opener connects to Temporal and Lambda; the run closes what it opens
   * @param narration hears every step
   * @param reports gets the report, once, however the run ends
   * @param clock tells the report's times
   */
  public RunFrame(
      Supplier<Connections> opener, Narration narration, ReportKeeping reports, Clock clock) {
    this.opener = opener;
    this.narration = narration;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * What a run is about.
   *
   * @param goal the goal's name
   * @param release what it releases, as far as that is known at the start
   * @param facts for the head of the log
   */
  public record Subject(String goal, ReleaseFacts release, List<Fact> facts) {
    public Subject {
      facts = List.copyOf(facts);
    }
  }

  /** What is done within the frame. */
  @FunctionalInterface
  public interface Body {

    /**
     * Does it.
     *
     * @return how it ended
     * @throws ProblemException where going on would be wrong
     */
    RunOutcome run(Connections connections, Journal journal, ReportDraft draft);
  }

  /**
   * Runs {@code body} within the frame.
   *
   * @return the report of a run that did not fail
   * @throws ProblemException when the run stopped; the report went to its consumer before
   */
  public RolloutReport run(Subject subject, Body body) {
    Journal journal = new Journal(narration, clock);
    ReportDraft draft = new ReportDraft(subject.goal(), clock.instant(), subject.release());
    narration.begins(subject.goal(), subject.facts());
    try (Connections connections = connected(journal, draft)) {
      journal.heed(connections.stop());
      return run(connections, body, journal, draft);
    }
  }

  private Connections connected(Journal journal, ReportDraft draft) {
    try {
      return journal.step(StepNames.CONNECT, this::connect);
    } catch (ProblemException e) {
      finish(draft, RunOutcome.FAILED, journal, Optional.empty(), e.problems());
      throw e;
    } catch (RuntimeException e) {
      finish(draft, RunOutcome.FAILED, journal, Optional.empty(), List.of(bug(e)));
      throw e;
    }
  }

  private StepOutcome<Connections> connect() {
    Connections connections = opener.get();
    return new StepOutcome.Done<>(connections, connections.summary());
  }

  private RolloutReport run(
      Connections connections, Body body, Journal journal, ReportDraft draft) {
    DeploymentName deploymentName = draft.deploymentName();
    try {
      RunOutcome outcome = body.run(connections, journal, draft);
      return finish(draft, outcome, journal, readBack(connections, deploymentName), List.of());
    } catch (ProblemException e) {
      Optional<RoutingState> after = readBack(connections, deploymentName);
      finish(draft, RunOutcome.FAILED, journal, after, e.problems());
      throw e;
    } catch (RuntimeException e) {
      Optional<RoutingState> after = readBack(connections, deploymentName);
      finish(draft, RunOutcome.FAILED, journal, after, List.of(bug(e)));
      throw e;
    }
  }

  private RolloutReport finish(
      ReportDraft draft,
      RunOutcome outcome,
      Journal journal,
      Optional<RoutingState> after,
      List<Problem> problems) {
    RolloutReport report =
        reports.completed(draft.finish(outcome, clock.instant(), journal.steps(), after, problems));
    narration.ends(report);
    reports.keep(report);
    return report;
  }

  /**
   * The routing as it is now; empty where it cannot be read, which must not hide why we stopped.
   */
  private Optional<RoutingState> readBack(Connections connections, DeploymentName deploymentName) {
    if (connections.stop().isAsked()) {
      // What was interrupted is over, and this is to be read all the same.
      var unused = Thread.interrupted();
    }
    try {
      return connections.deployments().describe(deploymentName);
    } catch (ProblemException e) {
      narration.progress("the routing could not be read back: " + e.problems().get(0).what());
      return Optional.empty();
    }
  }

  static Problem bug(RuntimeException e) {
    return new Problem(
        ProblemKind.BUG,
        "The plugin stopped at a fault of its own: " + e.getClass().getName() + ".",
        Arrays.stream(e.getStackTrace()).limit(5).map(frame -> "at " + frame).toList(),
        List.of("report it with the output of the same command and -e; running again is safe"));
  }
}
