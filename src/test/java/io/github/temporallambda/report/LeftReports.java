package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reports as the plugin leaves them, rendered by it, for tests of what reads them: of the second
 * release of the deployment {@code orders}.
 */
public final class LeftReports {

  /** The ID that all of them carry, to be replaced by that of a run. */
  public static final String ID = "REPORT_ID";

  /** The Build ID that they tell. */
  public static final String BUILD_ID = "3f2c1a9b7d10";

  /** The Build ID that was current before. */
  public static final String PREVIOUS_BUILD_ID = "aaaaaaaaaaaa";

  private LeftReports() {}

  /**
   * The JSON report of a run with one history that replayed.
   *
   * @param outcome as reports write it
   */
  public static String json(String goal, String outcome) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("json", ReportFiles.ROLLOUT_REPORT);
    names.put("markdown", ReportFiles.MARKDOWN);
    names.put("annotations", ReportFiles.ANNOTATIONS);
    names.put("junit", ReportFiles.junitName(ReportCases.released()));
    return JsonReport.render(of(goal, ReportCases.released(), ending(outcome)), names);
  }

  /** The JUnit XML beside it. */
  public static String junit() {
    return ReplayJUnitXml.render("temporal-lambda.replay.orders", Reports.passed());
  }

  /**
   * Keeps, below {@code directory}, all files of a release that the gate stopped: of each text
   * there is an execution that has it as its ID and its type, and that an exception which says it
   * stopped.
   *
   * @return what the plugin printed at the end
   */
  public static String keepStopped(Path directory, List<String> texts) {
    Problem problem = Problem.gate("Replay failed.", texts, texts.get(0));
    RolloutReport base = ReportCases.failedGate();
    RolloutReport report =
        new RolloutReport(
            of("rollout", base, Ending.failed(List.of(problem)).withWarnings(texts)).run(),
            Ending.failed(List.of(problem)).withWarnings(texts),
            base.release(),
            Optional.of(failed(texts)),
            base.work(),
            base.routing(),
            Optional.empty(),
            Map.of());
    new ReportShelf(directory, Optional.of(new ReportId(ID)), SourceRoots.none(), Optional.empty())
        .of(new DeploymentName("orders"))
        .keep(report);
    ReportChecks.checkBelow(directory);
    List<String> console = new ArrayList<>();
    new ConsoleNarration(console::add).ends(report);
    return String.join("\n", console) + "\n";
  }

  private static GateVerdict failed(List<String> texts) {
    List<HistoryVerdict> verdicts =
        texts.stream()
            .map(
                text ->
                    new HistoryVerdict(
                        new RecordedHistory(
                            "live", text, "run", text, "orders", 11, HistoryContent.none()),
                        Outcome.FAILED,
                        "[TMPRL1100] " + text + "\n\tat com.acme.Order.run(Order.java:9)",
                        Duration.ZERO))
            .toList();
    return new GateVerdict(verdicts, Set.of(), List.of(), Duration.ZERO);
  }

  private static Ending ending(String outcome) {
    RunOutcome kind = RunOutcome.valueOf(outcome.toUpperCase(Locale.ROOT));
    return switch (kind) {
      case FAILED -> Ending.failed(List.of(Problem.gate("It failed.", List.of(), "mend it")));
      case WAITING ->
          Ending.waiting(
              new Ending.Pause(
                  Instant.parse("2026-11-23T08:00:00Z"), "the ramp stands for another hour"));
      case SUCCEEDED, UNCHANGED, PLANNED -> Ending.well(kind);
    };
  }

  private static RolloutReport of(String goal, RolloutReport report, Ending ending) {
    return new RolloutReport(
        new RolloutReport.Run(Optional.of(new ReportId(ID)), goal, report.span()),
        ending,
        report.release(),
        report.gate(),
        report.work(),
        report.routing(),
        Optional.empty(),
        Map.of());
  }
}
