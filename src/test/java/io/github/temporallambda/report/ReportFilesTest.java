package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

final class ReportFilesTest {

  @TempDir Path target;

  @Test
  void reportOfAGoodRunHoldsWhatWasMadeAndTheRoutingReadBack() throws IOException {
    JsonNode report = json(files().write(Reports.succeeded()));

    assertThat(report.path("schema").asText()).isEqualTo("temporal-lambda/rollout-report/1");
    assertThat(report.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(report.path("startedAt").asText()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(report.at("/release/functionArn").asText()).isEqualTo(Reports.arn().toString());
    assertThat(report.at("/release/functionVersion").asLong()).isEqualTo(5);
    assertThat(report.at("/gate/outcome").asText()).isEqualTo("passed");
    assertThat(report.at("/gate/polled/0/taskQueue").asText()).isEqualTo("orders");
    assertThat(report.at("/steps/1/status").asText()).isEqualTo("already-done");
    assertThat(report.at("/routing/after/current").asText()).isEqualTo("orders:3f2c1a9b7d10");
    assertThat(report.at("/routing").has("before")).isFalse();
    assertThat(report.has("failedStep")).isFalse();
  }

  @Test
  void reportTellsWhatDifferedFromWhereTheArtifactWillRun() throws IOException {
    JsonNode report = json(files().write(Reports.withCaveat("the gate replayed on Java 17")));

    assertThat(report.at("/gate/caveats/0").asText()).isEqualTo("the gate replayed on Java 17");
    assertThat(json(files().write(Reports.succeeded())).at("/gate/caveats")).isEmpty();
  }

  @Test
  void reportOfAStoppedRunNamesTheStepAndTheProblem() throws IOException {
    JsonNode report = json(files().write(Reports.stopped()));

    assertThat(report.path("outcome").asText()).isEqualTo("failed");
    assertThat(report.path("failedStep").asText()).isEqualTo("replay");
    assertThat(report.at("/gate/failed").asLong()).isEqualTo(1);
    assertThat(report.at("/problems/0/kind").asText()).isEqualTo("gate");
    assertThat(report.at("/problems/0/next/0").asText()).startsWith("mend it");
  }

  @Test
  void reportOfARollbackTellsWhereEachExecutionIsNow() throws IOException {
    JsonNode report = json(files().write(GoalCases.rolledBack()));

    assertThat(report.at("/rollback/target").asText()).isEqualTo("orders:3f2c1a9b7d10");
    assertThat(report.at("/rollback/left/0").asText()).isEqualTo("orders:aaaaaaaaaaaa");
    assertThat(report.at("/rollback/condemned/0").asText()).isEqualTo("orders:aaaaaaaaaaaa");
    assertThat(report.at("/rollback/rescued/0/workflowId").asText()).isEqualTo("order-7");
    assertThat(report.at("/rollback/rescued/0/on").asText()).isEqualTo("orders:aaaaaaaaaaaa");
    assertThat(report.at("/rollback/rescued/0/why").asText()).contains("TMPRL1100");
    assertThat(report.at("/rollback/stranded")).hasSize(2);
    assertThat(report.at("/rollback/moveCommand").asText()).startsWith("mvn g:a:1:rollback");
    assertThat(report.has("rollbackCommand")).isFalse();
  }

  @Test
  void wayBackIsKeptWhereTheRoutingChanged() throws IOException {
    assertThat(GoalCases.rolledBack().newlyCurrent()).contains(Reports.ID);
    assertThat(Reports.succeeded().newlyCurrent()).as("nothing was current before").isEmpty();

    JsonNode report = json(files().write(Reports.succeeded().withRollbackCommand("mvn back")));

    assertThat(report.path("rollbackCommand").asText()).isEqualTo("mvn back");
  }

  @Test
  void newReportReplacesTheOldOneAndLeavesNothingElse() throws IOException {
    files().write(Reports.stopped());
    Path file = files().write(Reports.succeeded());

    assertThat(file).isEqualTo(target.resolve("temporal-lambda/orders/rollout-report.json"));
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void junitXmlCountsFailuresAndErrorsApartAndSurvivesForeignText()
      throws IOException, ParserConfigurationException, SAXException {
    files().keep(Reports.stopped());

    Path file = files().file("TEST-temporal-lambda.replay.orders.xml");
    Element suite =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    Element failed = (Element) suite.getElementsByTagName("testcase").item(1);
    assertThat(failed.getAttribute("name")).startsWith("order-42\uFFFD<&");
    assertThat(failed.getAttribute("classname")).isEqualTo("Order");
    Element failure = (Element) failed.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("[TMPRL1100] activity type differs");
  }

  private ReportFiles files() {
    return ReportFiles.below(target, Reports.ID.deploymentName());
  }

  private static JsonNode json(Path file) throws IOException {
    return new JsonMapper().readTree(file.toFile());
  }
}
