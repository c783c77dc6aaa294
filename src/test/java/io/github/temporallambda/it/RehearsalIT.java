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

  /** The README's first command. */
  @Test
  void sampleGoesThroughThreeReleasesWithExecutionsOpenAndNothingIsLeftBehind() throws IOException {
    MavenResult result =
        machine
            .with(ItProject.copy("order-worker", temporary).maven())
            .goals("temporal-lambda:rehearse")
            .succeeds();

    String second = RunReport.of(result, "rehearse", "orders").buildId();
    firstLeavesExecutionsOpen(result);
    theyGoOnWhenACompatibleSecondIsReleased(result, second);
    incompatibleThirdIsStoppedByWhatBeganUnderTheSecond(result, second);
    assertThat(result.console().lines().map(RehearsalIT::withoutTimes))
        .containsSubsequence(
            "[INFO] first first routed routed none",
            "[INFO] second " + second + " routed routed 2 OrderWorkflow",
            "[INFO] third third stopped stopped by the gate none");
    machine.isClean();
    assertThatThrownBy(() -> connect(result.console())).isInstanceOf(IOException.class);
  }

  private static void firstLeavesExecutionsOpen(MavenResult result) {
    RunReport report = RunReport.ofRehearsed(result, "orders", "first");
    assertThat(report.outcome()).isEqualTo("succeeded");
    assertThat(report.current()).isEqualTo("orders:first");
    assertThat(report.detail("replay")).startsWith("no committed histories; 0 executions move");
    assertThat(result.console())
        .contains("3 OrderWorkflow on task queue orders: 3 running under orders:first (")
        .contains("1 SubscriptionWorkflow on task queue orders: 1 running under orders:first, Pin");
  }

  private static void theyGoOnWhenACompatibleSecondIsReleased(MavenResult result, String second) {
    RunReport report = RunReport.of(result, "rehearse", "orders");
    RunReport released = RunReport.ofRehearsed(result, "orders", "second");
    assertThat(report.json().at("/release")).isEqualTo(released.json().at("/release"));
    assertThat(report.json().at("/steps")).isEqualTo(released.json().at("/steps"));
    assertReleased(report, 7);
    assertThat(report.detail("set-current")).endsWith("before it, orders:first");
    assertThat(result.console())
        .contains(
            "approve: 3 of 3 OrderWorkflow go on under orders:" + second + " (second); 3 completed")
        .contains(
            "cancel: 1 of 1 SubscriptionWorkflow go on under orders:first, Pinned; 1 completed");
  }

  /** The committed histories are older than the step that the mistake is about. */
  private static void incompatibleThirdIsStoppedByWhatBeganUnderTheSecond(
      MavenResult result, String second) {
    RunReport report = RunReport.ofRehearsed(result, "orders", "third");
    assertThat(report.outcome()).isEqualTo("failed");
    assertThat(report.failedStep()).isEqualTo("replay");
    assertThat(report.json().at("/gate/passed").asInt()).isEqualTo(4);
    assertThat(report.json().at("/gate/failed").asInt()).isEqualTo(2);
    assertThat(report.problems()).contains("TMPRL1100", "OrderWorkflow-5", "OrderWorkflow-6");
    assertThat(report.current()).isEqualTo("orders:" + second);
    assertThat(result.console())
        .contains("Next: mend it as told above, and rehearse again: mvn ")
        .doesNotContain("temporal workflow show", "temporal-lambda:replay")
        .contains("Stopped by the gate, as it has to be. Lambda and Temporal are as before.");
  }

  @ParameterizedTest
  @MethodSource("io.github.temporallambda.it.MavenDistribution#all")
  void sampleIsReleasedAndNothingIsLeftBehind(MavenDistribution maven) throws IOException {
    rehearse(alone().maven().maven(maven));
  }

  @Test
  void sampleIsReleasedOnJava25() throws IOException {
    Path java25 = JavaHome.java25();

    rehearse(alone().maven().java(java25));
  }

  private ItProject alone() {
    return RehearseBlock.removed(ItProject.copy("order-worker", temporary));
  }

  private void rehearse(MavenBuild build) throws IOException {
    MavenResult result = machine.with(build).goals("temporal-lambda:rehearse").succeeds();

    RunReport report = RunReport.of(result, "rehearse", "orders");
    assertReleased(report, 4);
    assertThat(result.console()).doesNotContain("==== Release");
    machine.isClean();
    assertThatThrownBy(() -> connect(result.console())).isInstanceOf(IOException.class);
  }

  private static void assertReleased(RunReport report, int replayed) {
    assertThat(report.outcome()).as(report.problems()).isEqualTo("succeeded");
    assertThat(report.steps()).isEqualTo(STEPS);
    assertThat(report.statuses()).containsOnly("done");
    assertThat(report.json().at("/gate/passed").asInt()).isEqualTo(replayed);
    assertProven(report);
    assertThat(report.current()).isEqualTo("orders:" + report.buildId());
  }

  private static String withoutTimes(String line) {
    return line.replaceAll("  +\\d+\\.\\d s ", " ").replaceAll("(?<=\\S)  +", " ");
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
