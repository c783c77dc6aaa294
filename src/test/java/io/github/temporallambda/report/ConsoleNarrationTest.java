package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole narration of two runs, against golden files. */
final class ConsoleNarrationTest {

  @Test
  void releaseThatWentWellReadsLikeTheGoldenFile() throws IOException {
    assertThat(narrated(Reports.succeeded())).isEqualTo(golden("succeeded.txt"));
  }

  @Test
  void releaseThatTheGateStoppedReadsLikeTheGoldenFile() throws IOException {
    assertThat(narrated(Reports.stopped())).isEqualTo(golden("stopped.txt"));
  }

  @Test
  void caveatOfTheGateIsTheLastThingBeforeTheOutcome() {
    assertThat(narrated(Reports.withCaveat("the gate replayed on Java 17")))
        .containsPattern("\nwarning {6}the gate replayed on Java 17\nrollout of .* succeeded in");
  }

  private static String narrated(RolloutReport report) {
    List<String> lines = new ArrayList<>();
    Narration narration = new ConsoleNarration(lines::add);
    narration.begins(
        report.goal(),
        List.of(new Fact("version", Reports.ID.toString()), new Fact("function", "order-worker")));
    narration.stepBegins("connect");
    narration.stepEnds(
        new StepReport(
            "connect",
            StepStatus.DONE,
            "Temporal server 1.32.1",
            Reports.START,
            Duration.ofMillis(420)));
    narration.planned(
        List.of(
            PlanLine.reading("replay", "replay recorded histories on order-worker.zip"),
            PlanLine.idle("publish", "already published: " + Reports.arn())));
    report
        .steps()
        .forEach(
            step -> {
              narration.stepBegins(step.name());
              narration.progress("something worth knowing");
              narration.stepEnds(step);
            });
    narration.ends(report);
    return String.join("\n", lines) + "\n";
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ConsoleNarrationTest.class.getResourceAsStream(name)) {
      assertThat(in).as("golden file %s", name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
