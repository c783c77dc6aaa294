package io.github.temporallambda.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.StepNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One release, taken down by SIGTERM at each of its steps in turn, and completed at the end. */
@ExtendWith(LocalStackExtension.class)
class StopOnSignalIT {

  private static final String NAME = "stopped";
  private static final String BUILD = "b1";

  @TempDir Path temporary;

  @Test
  void everyStepIsFinishedOrToldOfAndAnyLaterRunGoesOn(ServerBinary binary) throws Exception {
    try (RaceStack stack = RaceStack.start(binary, temporary)) {
      RaceDeployment deployment = new RaceDeployment(stack, NAME);
      for (String step :
          List.of(
              StepNames.PLAN,
              StepNames.REPLAY,
              StepNames.CONFIGURE,
              StepNames.UPLOAD,
              StepNames.PUBLISH,
              StepNames.REGISTER,
              StepNames.BIND,
              StepNames.SET_CURRENT)) {
        stoppedAt(step, stack);
      }

      RolloutReport report = deployment.rollout("ada", BUILD).run().get();

      assertThat(report.outcome()).isIn(RunOutcome.SUCCEEDED, RunOutcome.UNCHANGED);
      assertThat(deployment.routing().orElseThrow().isCurrent(deployment.id(BUILD))).isTrue();
      assertThat(stack.account().published(NAME)).hasSize(1);
    }
  }

  @Test
  void gateIsStoppedWhileTheArtifactPollsAndNothingIsWritten(ServerBinary binary) throws Exception {
    try (RaceStack stack = RaceStack.start(binary, temporary)) {
      RaceDeployment deployment = new RaceDeployment(stack, NAME);
      Process run = start(StoppableRun.FIRST_POLL, stack, temporary.resolve("target"));

      String console = signalled(run, StoppableRun.FIRST_POLL);

      assertThat(run.waitFor()).as(console).isEqualTo(128 + 15);
      assertThat(console)
          .contains("Stopped by a signal during the step 'replay'.")
          .contains("The replay gate was stopped")
          .contains("Next: run the same command again")
          .doesNotContain("JVM");
      assertThat(stack.account().published(NAME)).isEmpty();
      assertThat(deployment.routing()).isEmpty();
    }
  }

  private void stoppedAt(String step, RaceStack stack) throws Exception {
    Path buildDirectory = temporary.resolve("target-" + step);
    Process run = start(step, stack, buildDirectory);
    String console = signalled(run, step);

    assertThat(run.waitFor()).as(console).isEqualTo(128 + 15);
    Path file =
        buildDirectory.resolve("temporal-lambda/" + NAME).resolve(ReportFiles.ROLLOUT_REPORT);
    assertThat(file).as(console).exists();
    ReportChecks.checkBelow(buildDirectory);
    String report = Files.readString(file);
    assertThat(report).contains("\"" + step + "\"");
    // The last step is over with the routing; the signal may come too late to end its wait.
    if (!step.equals(StepNames.SET_CURRENT)
        || !console.contains("rollout of stopped:b1 succeeded")) {
      assertThat(report).as(console).contains("\"interrupted\"");
      assertThat(file.resolveSibling("rollout-report.md"))
          .content()
          .startsWith("### rollout of `stopped:b1` was stopped by a signal (")
          .contains("**interrupted:** Stopped by a signal ");
      assertThat(console)
          .contains("Stopped by a signal ")
          .contains("step '")
          .contains("Next: run the same command again");
    }
  }

  private Process start(String step, RaceStack stack, Path buildDirectory) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StoppableRun.class.getName(),
                NAME,
                BUILD,
                stack.zip(BUILD).toString(),
                buildDirectory.toString(),
                step)
            .redirectErrorStream(true);
    builder.environment().putAll(stack.runs().client());
    return builder.start();
  }

  /** Its console; SIGTERM is sent as soon as it says that it is at the step. */
  private static String signalled(Process run, String step) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = run.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.equals(StoppableRun.AT + step)) {
          // The process itself would close its streams with that.
          var unused = run.toHandle().destroy();
        }
      }
    }
    return String.join("\n", lines);
  }
}
