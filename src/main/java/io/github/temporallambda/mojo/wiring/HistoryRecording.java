package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.ReadingPace;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.mojo.parameter.TemporalInput;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Fact;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.RecordingFacts;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.RecordRequest;
import io.github.temporallambda.rollout.Recording;
import io.github.temporallambda.rollout.run.Journal;
import io.github.temporallambda.rollout.run.ReportDraft;
import io.github.temporallambda.rollout.run.ReportedRun;
import io.github.temporallambda.rollout.run.RunFrame;
import java.time.Duration;
import java.util.List;

/** Histories of running executions, downloaded into a directory. */
public final class HistoryRecording {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Surroundings surroundings;
  private final Narration narration;

  /** Records from within {@code surroundings}. */
  public HistoryRecording(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.narration = new ConsoleNarration(surroundings.console());
  }

  /** Records, and says how many and where. Safe to repeat. */
  public void run(TemporalInput temporal, RecordRequest request) {
    Wiring wiring = new Wiring(surroundings);
    TemporalSettings settings = wiring.temporal(temporal);
    ReportFiles files = wiring.reports(request.deploymentName());
    var unused =
        new ReportedRun(narration, files, surroundings.clock())
            .run(
                subject(settings, request),
                (journal, draft) -> record(settings, request, journal, draft));
    surroundings.console().accept("Report " + surroundings.shown(files.rolloutReport()));
  }

  private RunFrame.Subject subject(TemporalSettings settings, RecordRequest request) {
    return new RunFrame.Subject(
        "record",
        ReleaseFacts.of(request.deploymentName()),
        List.of(
            new Fact("deployment", request.deploymentName().value()),
            new Fact("temporal", settings.target().toString()),
            new Fact("histories", surroundings.shown(request.directory()).toString())));
  }

  private RunOutcome record(
      TemporalSettings settings, RecordRequest request, Journal journal, ReportDraft draft) {
    try (TemporalConnection connection = TemporalConnection.open(settings, CONNECT_TIMEOUT)) {
      ProgressLines progress =
          new ProgressLines(narration, surroundings.live(), surroundings.clock());
      ReadingPace pace = ReadingPace.usual();
      Recording recording =
          new Recording(
              new WorkerDeployments(connection, Wiring.IDENTITY),
              new AffectedExecutions(connection, pace, progress),
              new HistoryDownload(connection, pace, progress));
      Recording.Recorded recorded = recording.run(request, journal);
      draft.facts(
          new RecordingFacts(
              recorded.facts(),
              recorded.kept(),
              surroundings.shown(request.directory()).toString()));
      tell(recorded, request);
      return recorded.kept() == 0 ? RunOutcome.UNCHANGED : RunOutcome.SUCCEEDED;
    }
  }

  private void tell(Recording.Recorded recorded, RecordRequest request) {
    surroundings.console().accept("");
    if (recorded.kept() == 0) {
      surroundings.console().accept(nothing(recorded.facts()));
      return;
    }
    surroundings
        .console()
        .accept(
            "Recorded "
                + recorded.kept()
                + " histories in "
                + surroundings.shown(request.directory())
                + " ("
                + recorded.facts().says()
                + "); they hold payloads, look at them before you commit them");
    surroundings.console().accept("Next   mvn verify temporal-lambda:replay");
  }

  static String nothing(SelectionFacts facts) {
    if (facts.moving() == 0) {
      return "Nothing runs that would move: no history was recorded";
    }
    return facts.fitting() == 0
        ? "None of "
            + facts.moving()
            + " executions that would move fits "
            + String.join(" and ", facts.narrowedBy())
            + ": no history was recorded"
        : "All of "
            + facts.selected()
            + " executions that were to be recorded closed meanwhile: no history was recorded; run it"
            + " again, or take closed ones as well: -Dtemporal-lambda.closed=10";
  }
}
