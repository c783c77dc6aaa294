package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every report of every test is held against, and that it can be broken. */
final class ReportChecksTest {

  private static final Map<String, String> FILES = Map.of("json", "rollout-report.json");

  static List<RolloutReport> reports() {
    return ReportCases.all();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyKindOfReportPasses(RolloutReport report) {
    assertThat(ReportChecks.checked(report)).isSameAs(report);
  }

  @Test
  void schemaInTheDocumentationIsTheOneInTheJar() throws IOException {
    assertThat(Files.readString(Path.of("docs", ReportChecks.SCHEMA)))
        .isEqualTo(ReportChecks.resource(ReportFiles.class, ReportChecks.SCHEMA));
  }

  @Test
  void everyFieldIsDescribed() {
    List<String> undescribed = new ArrayList<>();
    describe(
        "",
        ReportChecks.read(ReportChecks.resource(ReportFiles.class, "rollout-report.schema.json")),
        undescribed);

    assertThat(undescribed).isEmpty();
  }

  @Test
  void fieldThatTheSchemaDoesNotDescribeIsCaught() {
    String json = JsonReport.render(Reports.succeeded(), FILES);

    ReportChecks.requireFits(json);
    assertThatThrownBy(() -> ReportChecks.requireFits(json.replace("\"goal\"", "\"gaol\"")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("gaol");
    assertThatThrownBy(() -> ReportChecks.requireFits(json.replace("\"detail\"", "\"details\"")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("details");
  }

  @Test
  void outcomeThatDoesNotFitTheProblemsIsCaught() {
    String json = JsonReport.render(Reports.stopped(), FILES);

    assertThatThrownBy(
            () ->
                ReportChecks.requireFits(
                    json.replace(
                        "\"outcome\" : \"failed\",\n  \"started",
                        "\"outcome\" : \"succeeded\",\n  \"started")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("problems");
    assertThatThrownBy(
            () ->
                ReportChecks.requireFits(
                    json.replace(
                        "\"outcome\" : \"failed\",\n  \"started",
                        "\"outcome\" : \"waiting\",\n  \"started")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("waitUntil");
  }

  @Test
  void junitXmlThatSurefireWouldNotWriteIsCaught() {
    String xml = ReplayJUnitXml.render("suite", Reports.failed());

    ReportChecks.requireJUnit(xml);
    assertThatThrownBy(() -> ReportChecks.requireJUnit(xml.replace(" skipped=\"0\"", "")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("skipped");
  }

  private static void describe(String path, JsonNode schema, List<String> undescribed) {
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              JsonNode property = field.getValue();
              if (!property.isBoolean()
                  && !property.has("description")
                  && !property.has("$ref")
                  && schema.has("type")) {
                undescribed.add(path + "/" + field.getKey());
              }
              describe(path + "/" + field.getKey(), property, undescribed);
            });
    if (schema.has("items")) {
      describe(path + "[]", schema.path("items"), undescribed);
    }
    schema
        .path("$defs")
        .properties()
        .forEach(def -> describe("$defs/" + def.getKey(), def.getValue(), undescribed));
  }
}
