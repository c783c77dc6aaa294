package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Six runs in every rendering, against golden files in {@code golden/<run>/}. */
final class GoldenReportsTest {

  static Stream<Arguments> runs() {
    return Stream.of(
        Arguments.of("released", ReportCases.released()),
        Arguments.of("released-inconclusive", ReportCases.releasedInconclusive()),
        Arguments.of("failed-gate", ReportCases.failedGate()),
        Arguments.of("rolled-back", Reports.rolledBack()),
        Arguments.of("dry-run", ReportCases.dryRun()),
        Arguments.of("interrupted", ReportCases.interrupted()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void everyRenderingReadsLikeItsGoldenFile(String run, RolloutReport report) {
    rendered(report)
        .forEach(
            (file, text) ->
                assertThat(text)
                    .as("%s of %s", file, run)
                    .isEqualTo(ReportChecks.resource(getClass(), "golden/" + run + "/" + file)));
  }

  /** By file name. */
  static Map<String, String> rendered(RolloutReport report) {
    List<String> console = new ArrayList<>();
    new ConsoleNarration(console::add).ends(report);
    return Map.of(
        "console.txt",
        String.join("\n", console) + "\n",
        "rollout-report.json",
        JsonReport.render(report, Map.of("json", ReportFiles.ROLLOUT_REPORT)),
        "rollout-report.md",
        MarkdownReport.render(report),
        "github-annotations.txt",
        Annotations.render(report),
        "junit.xml",
        report.gate().map(gate -> ReplayJUnitXml.render("suite", gate)).orElse(""));
  }
}
