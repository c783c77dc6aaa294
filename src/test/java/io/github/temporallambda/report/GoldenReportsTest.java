package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of every kind in every rendering, against golden files in {@code golden/<run>/}. */
final class GoldenReportsTest {

  static Stream<Arguments> runs() {
    return ReportCases.golden().entrySet().stream()
        .map(run -> Arguments.of(run.getKey(), run.getValue()));
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
    ConsoleNarration narration = new ConsoleNarration(console::add);
    narration.begins(report.goal(), List.of());
    if (!report.work().plan().isEmpty()) {
      narration.planned(report.work().plan());
    }
    report.steps().forEach(narration::stepEnds);
    narration.ends(report);
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
