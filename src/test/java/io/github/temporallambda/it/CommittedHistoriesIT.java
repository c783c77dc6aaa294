package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** {@code replay} bound in the build, as CI runs it, without a network. */
class CommittedHistoriesIT {

  /** As the work tree has it, whose root is the directory above the project. */
  private static final String WORKFLOWS = "order-worker/src/main/java/com/example/orders/";

  private static final String COMPLETED = "src/test/histories/order-completed.json";

  @TempDir Path temporary;

  private ItProject project;

  @BeforeEach
  void bindReplay() {
    project = ItProject.copy("order-worker", temporary);
    project.replace(
        "pom.xml",
        "<version>${temporal-lambda-maven-plugin.version}</version>",
        """
        <version>${temporal-lambda-maven-plugin.version}</version>
        <executions><execution><goals><goal>replay</goal></goals></execution></executions>""");
  }

  @Test
  void unchangedWorkflowsPassOfflineAndAnExportedAddressIsNotRead() throws IOException {
    try (ServerSocket production = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MavenResult result =
          verify()
              .environment("TEMPORAL_ADDRESS", "127.0.0.1:" + production.getLocalPort())
              .environment("TEMPORAL_API_KEY", "not-to-be-read")
              .succeeds();

      RunReport report = RunReport.of(result, "replay", "orders");
      assertThat(report.outcome()).isEqualTo("succeeded");
      assertThat(report.json().at("/gate/passed").asInt()).isEqualTo(4);
      assertThat(result.console()).contains("4 of 4 committed histories replayed");
      production.setSoTimeout(1);
      assertThatThrownBy(production::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void historyThatDoesNotReplayFailsTheBuildAndSaysWhy() throws Exception {
    project.replace(COMPLETED, "\"Charge\"", "\"ChargeCard\"");

    MavenResult result = verify().fails();

    RunReport report = RunReport.of(result, "replay", "orders");
    assertThat(report.failedStep()).isEqualTo("replay");
    assertThat(report.json().at("/gate/passed").asInt()).isEqualTo(3);
    assertThat(report.json().at("/gate/failed").asInt()).isEqualTo(1);
    assertThat(result.console())
        .contains("1 of 4 recorded histories do not replay")
        .contains("FAILED OrderWorkflow order-1001")
        .contains("order-completed.json")
        .contains("TMPRL1100")
        .contains("ChargeCard")
        .contains("guard the change with Workflow.getVersion");
    assertThat(report.json().at("/gate/causes/0/source/file").asText()).startsWith(WORKFLOWS);
    assertThat(result.file("target/temporal-lambda/replay.orders/github-annotations.txt"))
        .content()
        .startsWith("::error file=" + WORKFLOWS)
        .contains("OrderWorkflow");
    assertThat(result.file("target/temporal-lambda/replay.orders/rollout-report.md"))
        .content()
        .startsWith("### replay of `orders:" + report.buildId() + "` failed in ")
        .contains("| All | 4 | 3 | 0 | 0 | 1 |");
    Element failure = onlyFailure(result);
    assertThat(failure.getAttribute("message")).contains("TMPRL1100");
    assertThat(((Element) failure.getParentNode()).getAttribute("name")).startsWith("order-1001");
  }

  @Test
  void brokenFileFailsTheBuildUnderItsName() throws IOException {
    Path file = project.directory().resolve(COMPLETED);
    project.write(COMPLETED, Files.readString(file).substring(0, 2_000));

    MavenResult result = verify().fails();

    assertThat(RunReport.of(result, "replay", "orders").failedStep()).isEqualTo("replay");
    assertThat(result.console())
        .contains("A recorded history is broken in")
        .contains("order-completed.json: ")
        .contains("Next: record each again");
  }

  private MavenBuild verify() {
    return project.maven().offline().goals("verify");
  }

  private static Element onlyFailure(MavenResult result)
      throws ParserConfigurationException, SAXException, IOException {
    Path file =
        result.file("target/temporal-lambda/replay.orders/TEST-temporal-lambda.replay.orders.xml");
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
    return (Element) suite.getElementsByTagName("failure").item(0);
  }
}
