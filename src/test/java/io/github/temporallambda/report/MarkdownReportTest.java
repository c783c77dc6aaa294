package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MarkdownReportTest {

  private static final int MANY = 20_000;
  private static final String LONG = "é".repeat(300);

  @Test
  void hugeRunStillFitsASummaryAndTellsDecisionProblemAndTheWayBack() {
    String markdown = MarkdownReport.render(huge());

    ReportChecks.requireSummary(markdown);
    assertThat(markdown.lines().findFirst())
        .hasValue("### rollout of `orders:3f2c1a9b7d10` failed in 12.3 s");
    assertThat(markdown)
        .contains("more are left out here; the JSON report has them.")
        .contains("more lines, in the JSON report")
        .contains("**gate:** It failed.")
        .endsWith("#### To undo\n\n```shell\nmvn back\n```\n");
    assertThat(MarkdownReading.rows(MarkdownReading.parse(markdown)).get("All"))
        .startsWith(String.valueOf(MANY));
  }

  @Test
  void firstReleaseHasNoColumnOfWhatWasBefore() {
    assertThat(MarkdownReport.render(Reports.succeeded()))
        .contains("| Routing | Now |")
        .doesNotContain("Before");
  }

  @Test
  void runThatReadNoRoutingHasNoTableOfIt() {
    assertThat(MarkdownReport.render(GoalCases.derived())).doesNotContain("Routing");
  }

  private static RolloutReport huge() {
    RolloutReport base = Reports.succeeded();
    List<String> many = IntStream.range(0, MANY).mapToObj(i -> i + LONG).toList();
    Problem problem = Problem.gate("It failed.", many, "mend it");
    return new RolloutReport(
        base.run(),
        Ending.failed(List.of(problem)).withWarnings(many),
        base.release(),
        Optional.of(gate(many)),
        Work.of(many.stream().map(text -> Reports.step("plan", StepStatus.DONE, text, 1)).toList()),
        base.routing().withRollbackCommand("mvn back"),
        Optional.empty(),
        Map.of());
  }

  private static GateVerdict gate(List<String> causes) {
    List<HistoryVerdict> verdicts =
        causes.stream()
            .map(
                cause ->
                    new HistoryVerdict(
                        Reports.history("order"), Outcome.FAILED, cause, Duration.ZERO))
            .toList();
    return new GateVerdict(verdicts, Set.of(), List.of(), Duration.ZERO);
  }
}
