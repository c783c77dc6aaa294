package io.github.temporallambda.rollout.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassedReplaysTest {

  private static final ReplayInputs INPUTS = new ReplayInputs("aa");
  private static final String REPORT = ReportFiles.ROLLOUT_REPORT;
  private static final String JUNIT = "TEST-temporal-lambda.replay.orders.xml";

  @TempDir Path directory;

  private ReportFiles reports;
  private PassedReplays passed;

  @BeforeEach
  void leaveReports() {
    reports = ReportFiles.below(directory, new DeploymentName("orders"));
    passed = new PassedReplays(reports);
    reports.write(REPORT, "report");
    reports.write(JUNIT, "junit");
  }

  @Test
  void whatPassedIsFoundByTheSameInputsAlone() {
    PassedReplay remembered = remember();

    assertThat(passed.find(INPUTS)).contains(remembered);
    assertThat(passed.find(new ReplayInputs("bb"))).isEmpty();
  }

  @Test
  void theLastThatPassedIsTheOnlyOne() {
    remember();
    PassedReplay later = passedWith(new ReplayInputs("bb"));
    passed.remember(later);

    assertThat(passed.find(INPUTS)).isEmpty();
    assertThat(passed.find(later.inputs())).contains(later);
  }

  @ParameterizedTest
  @ValueSource(strings = {REPORT, JUNIT})
  void withoutItsReportsNothingPassed(String name) throws IOException {
    remember();
    reports.write(name, "of another run");
    assertThat(passed.find(INPUTS)).isEmpty();

    remember();
    Files.delete(reports.file(name));
    assertThat(passed.find(INPUTS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"schema\":\"temporal-lambda/passed-replay/2\"}"})
  void fileThatSaysSomethingElseIsNoFile(String text) {
    remember();
    reports.write("passed-replay.json", text);

    assertThat(passed.find(INPUTS)).isEmpty();
  }

  private PassedReplay remember() {
    PassedReplay one = passedWith(INPUTS);
    passed.remember(one);
    return one;
  }

  private PassedReplay passedWith(ReplayInputs inputs) {
    return new PassedReplay(
        inputs,
        Instant.parse("2026-11-22T10:00:00Z"),
        "4 of 4 committed histories replayed",
        List.of("the gate started a stand-in"),
        passed.evidence(List.of(REPORT, JUNIT)));
  }
}
