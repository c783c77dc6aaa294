package io.github.temporallambda.rollout.explained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.Layouts;
import io.github.temporallambda.mojo.wiring.ToldProgress;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.rollout.CommittedReplay;
import io.github.temporallambda.rollout.gate.Gate;
import io.github.temporallambda.rollout.gate.GateSettings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** All that a gate says which fails for several causes: a real one, on recorded histories. */
class FailingGateTest {

  private static final DeploymentVersionId SHOP =
      new DeploymentVersionId(new DeploymentName("shop"), new BuildId("3f2c1a9b7d10"));
  private static final int NARROW = 100;

  @TempDir static Path directory;
  private static final SteadyConsole CONSOLE = new SteadyConsole();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static ReportFiles reports;

  @BeforeAll
  static void failOnce() throws IOException {
    reports = ReportFiles.below(directory, SHOP.deploymentName());
    Narration narration = new ConsoleNarration(CONSOLE::line);
    ReplayGate replayGate = new ReplayGate(ToldProgress.through(narration, CLOCK));
    CommittedReplay gate = new CommittedReplay(replayGate, narration, reports, CLOCK);
    Gate.Job job = job();
    CONSOLE.failed(
        catchThrowableOfType(ProblemException.class, () -> gate.run(job, Optional.empty())));
  }

  private static Gate.Job job() throws IOException {
    return new Gate.Job(
        PackageReader.read(artifact()),
        new HandlerName(FailingGateTest.class.getPackageName() + ".fixture.ShopHandler"),
        SHOP,
        "default",
        new GateSettings(
            Optional.of(histories()),
            Map.of(),
            Path.of(System.getProperty("java.home"), "bin", "java"),
            GateLimits.defaults()));
  }

  private static Path artifact() throws IOException {
    Path layout = Files.createDirectory(directory.resolve("layout"));
    Layouts.of(layout, FailingGateTest.class, Layouts.WORKER);
    Path zip = directory.resolve("shop-worker.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.walk(layout)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(layout.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return zip;
  }

  private static Path histories() {
    try {
      return Path.of(FailingGateTest.class.getResource("histories").toURI());
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void wholeConsoleReadsLikeTheGoldenFile() throws IOException {
    String console =
        CONSOLE
            .text()
            .replace(histories().toString(), "src/test/histories")
            .replaceAll("… FAILED Order order-\\d+", "… FAILED Order order-10")
            .replaceAll("… FAILED Parcel parcel-\\d+", "… FAILED Parcel parcel-1");

    assertThat(console).isEqualTo(SteadyConsole.golden("failing-gate.txt"));
  }

  @Test
  void linesAreNarrowAndHoldNoPayload() {
    assertThat(CONSOLE.lines())
        .filteredOn(line -> !line.contains("code at") && !line.contains("histories"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(NARROW));
    assertThat(CONSOLE.lines()).noneMatch(line -> line.contains("customer-4711"));
  }

  @Test
  void jsonReportHoldsTheSameCauses() throws IOException {
    String text = Files.readString(reports.rolloutReport());
    JsonNode causes = new JsonMapper().readTree(text).at("/gate/causes");

    assertThat(causes.findValuesAsText("kind"))
        .containsExactly(
            "non-determinism",
            "workflow-failure",
            "unregistered-type",
            "unsupported-version",
            "queue-not-polled");
    JsonNode worst = causes.get(0);
    assertThat(worst.path("workflowType").asText()).isEqualTo("Order");
    assertThat(worst.path("executions").asInt()).isEqualTo(4);
    assertThat(worst.path("examples")).hasSize(3);
    assertThat(worst.path("eventId").asInt()).isEqualTo(16);
    assertThat(worst.path("recorded").asText()).contains("'Ship'");
    assertThat(worst.path("code").asText()).contains("'Courier'");
    assertThat(worst.path("events")).hasSize(6);
    assertThat(worst.at("/codeAt/0").asText()).contains("Order$Changed.order(Order.java:");
    assertThat(worst.path("page").asText()).startsWith("https://docs.temporal.io/");
    JsonNode gone = causes.get(3);
    assertThat(gone.path("eventId").asInt()).isEqualTo(5);
    assertThat(gone.at("/events/3").toString())
        .isEqualTo("{\"id\":5,\"type\":\"MARKER_RECORDED\",\"name\":\"Version\"}");
    assertThat(causes).allSatisfy(it -> assertThat(it.path("page").asText()).isNotEmpty());
    assertThat(text).doesNotContain("customer-4711");
  }

  @Test
  void junitXmlHoldsTheSameWordsOfEachHistory() throws Exception {
    Path file;
    try (Stream<Path> files = Files.walk(directory)) {
      file = files.filter(each -> each.toString().endsWith(".xml")).findFirst().orElseThrow();
    }
    NodeList cases =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("testcase");

    assertThat(cases.getLength()).isEqualTo(10);
    assertThat(file).content().doesNotContain("customer-4711");
    Element order = failureOf(cases, "order-10 ");
    assertThat(order.getAttribute("message"))
        .isEqualTo(
            "[TMPRL1100] recorded: event 16, ACTIVITY_TASK_SCHEDULED, activity type 'Ship'; the"
                + " code schedules an activity, activity type 'Courier'");
    assertThat(order.getTextContent())
        .contains("        > 16 ACTIVITY_TASK_SCHEDULED Ship", "Workflow.getVersion")
        .contains("\tat io.temporal.internal.");
    assertThat(failureOf(cases, "invoice-1 ").getAttribute("message"))
        .isEqualTo("the artifact registers no workflow type 'Invoice'");
  }

  private static Element failureOf(NodeList cases, String name) {
    for (int i = 0; i < cases.getLength(); i++) {
      Element testcase = (Element) cases.item(i);
      if (testcase.getAttribute("name").startsWith(name)) {
        return (Element) testcase.getElementsByTagName("failure").item(0);
      }
    }
    throw new AssertionError("no case of " + name);
  }
}
