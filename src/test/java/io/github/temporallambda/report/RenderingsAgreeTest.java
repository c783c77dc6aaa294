package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No rendering of a report tells a fact otherwise than another one does: each value of the JSON
 * report stands in each other rendering where it belongs, or is one that this does not tell. Held
 * for many reports that are made by chance, always the same ones.
 */
final class RenderingsAgreeTest {

  private static final int REPORTS = 200;
  private static final Map<String, String> FILES =
      Map.of(
          "json", "rollout-report.json", "markdown", "m.md", "annotations", "a.txt", "junit", "j");

  @Test
  void markdownTellsWhatTheJsonTells() {
    hold(
        MarkdownTellings.all(),
        report -> Optional.of(MarkdownPlaces.of(MarkdownReport.render(report))));
  }

  @Test
  void consoleTellsWhatTheJsonTells() {
    hold(ConsoleTellings.all(), report -> Optional.of(ConsolePlaces.of(report)));
  }

  @Test
  void annotationsTellWhatTheJsonTells() {
    hold(
        AnnotationTellings.all(),
        report -> Optional.of(AnnotationPlaces.of(Annotations.render(report), json(report))));
  }

  @Test
  void junitXmlTellsWhatTheJsonTells() {
    hold(
        JUnitTellings.all(),
        report -> report.gate().map(gate -> JUnitPlaces.of(ReplayJUnitXml.render("suite", gate))));
  }

  @Test
  void junitXmlCountsWhatIsAboutNoSingleHistoryAsErrors() {
    reports()
        .flatMap(report -> report.gate().stream())
        .forEach(
            gate -> {
              Places places = JUnitPlaces.of(ReplayJUnitXml.render("suite", gate));
              int whole = gate.problems().size() + gate.unanswered().size();
              long untried =
                  gate.histories().stream()
                      .filter(one -> one.outcome().name().matches("ERROR|INCONCLUSIVE"))
                      .count();
              assertThat(places.at("suite/tests"))
                  .isEqualTo(String.valueOf(gate.histories().size() + whole));
              assertThat(places.at("suite/errors")).isEqualTo(String.valueOf(untried + whole));
              assertThat(places.at("artifact/count"))
                  .isEqualTo(whole == 0 ? "" : String.valueOf(whole));
            });
  }

  @Test
  void everyReportThatIsMadeHereIsOneThatCouldBeWritten() {
    reports().forEach(ReportChecks::requireAll);
  }

  /** Each value of each report is told as it has to be, and each telling has met a value. */
  private static void hold(Tellings tellings, Function<RolloutReport, Optional<Places>> rendering) {
    List<String> faults = new ArrayList<>();
    for (long seed = 0; seed < REPORTS; seed++) {
      RolloutReport report = AnyReport.of(seed);
      Optional<Places> places = rendering.apply(report);
      if (places.isPresent()) {
        for (String fault : tellings.faults(JsonLeaf.of(json(report)), places.get())) {
          faults.add("report " + seed + ": " + fault);
        }
      }
    }
    assertThat(faults.stream().limit(20)).as("the first of %d", faults.size()).isEmpty();
    assertThat(tellings.unmet()).as("what no report had").isEmpty();
  }

  private static Stream<RolloutReport> reports() {
    return LongStream.range(0, REPORTS).mapToObj(AnyReport::of);
  }

  private static JsonNode json(RolloutReport report) {
    return ReportChecks.read(JsonReport.render(report, FILES));
  }
}
