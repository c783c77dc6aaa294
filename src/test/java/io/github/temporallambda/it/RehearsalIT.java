package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job, on the sample, on every Maven and JDK. */
@ExtendWith(LocalStackExtension.class)
class RehearsalIT {

  private static final Pattern TEMPORAL = Pattern.compile("temporal +127\\.0\\.0\\.1:(\\d+)");
  private static final List<String> STEPS =
      List.of(
          "connect",
          "plan",
          "replay",
          "configure",
          "upload",
          "publish",
          "register",
          "bind",
          "smoke",
          "replay-delta",
          "set-current");

  @TempDir Path temporary;

  private OwnMachine machine;

  @BeforeEach
  void makeMachine(ServerBinary server) {
    machine = OwnMachine.in(temporary, server);
  }

  @ParameterizedTest
  @MethodSource("io.github.temporallambda.it.MavenDistribution#all")
  void sampleIsReleasedAndNothingIsLeftBehind(MavenDistribution maven) throws IOException {
    rehearse(ItProject.copy("order-worker", temporary).maven().maven(maven));
  }

  @Test
  void sampleIsReleasedOnJava25() throws IOException {
    Path java25 = JavaHome.java25();

    rehearse(ItProject.copy("order-worker", temporary).maven().java(java25));
  }

  private void rehearse(MavenBuild build) throws IOException {
    MavenResult result = machine.with(build).goals("temporal-lambda:rehearse").succeeds();

    RunReport report = RunReport.of(result, "orders");
    assertThat(report.outcome()).as(result.console()).isEqualTo("succeeded");
    assertThat(report.steps()).isEqualTo(STEPS);
    assertThat(report.statuses()).containsOnly("done");
    assertThat(report.json().at("/gate/passed").asInt()).isEqualTo(4);
    assertProven(report);
    assertThat(report.current()).isEqualTo("orders:" + report.buildId());
    machine.isClean();
    assertThatThrownBy(() -> connect(result.console())).isInstanceOf(IOException.class);
  }

  /** Exactly what was polled in the gate is bound. */
  private static void assertProven(RunReport report) {
    JsonNode polled = report.json().at("/gate/polled");
    assertThat(polled.findValuesAsText("taskQueue")).containsOnly("orders");
    assertThat(polled.findValuesAsText("type")).containsExactlyInAnyOrder("workflow", "activity");
    assertThat(report.detail("bind")).endsWith("bound " + polls(report.detail("replay")));
    assertThat(report.detail("smoke")).startsWith("OrderWorkflow completed on it");
  }

  private static String polls(String replayDetail) {
    return replayDetail.substring(replayDetail.indexOf("polls ") + "polls ".length());
  }

  private static void connect(String console) throws IOException {
    Matcher temporal = TEMPORAL.matcher(console);
    assertThat(temporal.find()).as(console).isTrue();
    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(temporal.group(1))).close();
  }
}
