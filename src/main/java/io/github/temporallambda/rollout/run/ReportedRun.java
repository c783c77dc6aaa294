package io.github.temporallambda.rollout.run;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReportKeeping;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A run that routes nothing, and is reported however it ends. */
public final class ReportedRun {

  private final Narration narration;
  private final ReportKeeping reports;
  private final Clock clock;

  /**
   * For runs that are told to these.
   *
   * @param narration hears every step
   * @param reports gets the report, once, however the run ends
   * @param clock tells the report's times
   */
  public ReportedRun(Narration narration, ReportKeeping reports, Clock clock) {
    this.narration = narration;
    this.reports = reports;
    this.clock = clock;
  }

  /** What is done. */
  @FunctionalInterface
  public interface Body {

    /**
     * Does it.
     *
     * @return how it ended
     * @throws ProblemException where going on would be wrong
     */
    RunOutcome run(Journal journal, ReportDraft draft);
  }

  /**
   * Runs {@code body}.
   *
   * @return the report of a run that did not fail
   * @throws ProblemException when the run stopped; the report went to its keeper before
   */
  public RolloutReport run(RunFrame.Subject subject, Body body) {
    Journal journal = new Journal(narration, clock);
    ReportDraft draft = new ReportDraft(subject.goal(), clock.instant(), subject.release());
    narration.begins(subject.goal(), subject.facts());
    try {
      return finish(draft, body.run(journal, draft), journal, List.of());
    } catch (ProblemException e) {
      var unused = finish(draft, RunOutcome.FAILED, journal, e.problems());
      throw e;
    } catch (RuntimeException e) {
      var unused = finish(draft, RunOutcome.FAILED, journal, List.of(RunFrame.bug(e)));
      throw e;
    }
  }

  private RolloutReport finish(
      ReportDraft draft, RunOutcome outcome, Journal journal, List<Problem> problems) {
    RolloutReport report =
        reports.completed(
            draft.finish(outcome, clock.instant(), journal.steps(), Optional.empty(), problems));
    narration.ends(report);
    reports.keep(report);
    return report;
  }
}
