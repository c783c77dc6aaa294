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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One release and one rollback, taken down by SIGTERM at each of their steps in turn, and completed
 * at the end.
 */
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
        stoppedAt(step, Command.release(stack), stack);
      }

      RolloutReport report = deployment.rollout("ada", BUILD).run().get();

      assertThat(report.outcome()).isIn(RunOutcome.SUCCEEDED, RunOutcome.UNCHANGED);
      assertThat(deployment.routing().orElseThrow().isCurrent(deployment.id(BUILD))).isTrue();
      assertThat(stack.account().published(NAME)).hasSize(1);
    }
  }

  @Test
  void everyStepOfARollbackIsFinishedOrToldOfAndAnyLaterOneGoesOn(ServerBinary binary)
      throws Exception {
    try (RaceStack stack = RaceStack.start(binary, temporary)) {
      RaceDeployment deployment = new RaceDeployment(stack, NAME);
      Racetrack.succeed(deployment.rollout("ada", "b0"));
      Racetrack.succeed(deployment.rollout("ada", BUILD));
      for (String step :
          List.of(StepNames.PLAN, StepNames.REPLAY, StepNames.RESCUE, StepNames.SET_CURRENT)) {
        stoppedAt(step, Command.rollback(BUILD), stack);
      }
      assertThat(deployment.routing().orElseThrow().isCurrent(deployment.id("b0"))).isTrue();
      stoppedAt(StepNames.CONDEMN, Command.rollback(BUILD), stack);

      RolloutReport report = deployment.rollback("ada", BUILD, "b0").run().get();

      assertThat(report.outcome()).isIn(RunOutcome.SUCCEEDED, RunOutcome.UNCHANGED);
      assertThat(deployment.routing().orElseThrow().isCurrent(deployment.id("b0"))).isTrue();
      assertThat(stack.account().published(NAME)).hasSize(2);
    }
  }

  @Test
  void gateIsStoppedWhileTheArtifactPollsAndNothingIsWritten(ServerBinary binary) throws Exception {
    try (RaceStack stack = RaceStack.start(binary, temporary)) {
      RaceDeployment deployment = new RaceDeployment(stack, NAME);
      Process run =
          start(
              StoppableRun.FIRST_POLL, Command.release(stack), stack, temporary.resolve("target"));

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

  /**
   * What a process is to run.
   *
   * @param title how its report begins
   * @param zip what is released; empty: the Build ID is left
   */
  private record Command(String title, String buildId, Optional<Path> zip) {

    static Command release(RaceStack stack) {
      return new Command("### rollout of `stopped:b1` ", BUILD, Optional.of(stack.zip(BUILD)));
    }

    static Command rollback(String buildId) {
      return new Command("### rollback ", buildId, Optional.empty());
    }
  }

  private void stoppedAt(String step, Command command, RaceStack stack) throws Exception {
    Path buildDirectory = temporary.resolve("target-" + step);
    Process run = start(step, command, stack, buildDirectory);
    String console = signalled(run, step);

    assertThat(run.waitFor()).as(console).isEqualTo(128 + 15);
    Path file =
        buildDirectory.resolve("temporal-lambda/" + NAME).resolve(ReportFiles.ROLLOUT_REPORT);
    assertThat(file).as(console).exists();
    ReportChecks.checkBelow(buildDirectory);
    String report = Files.readString(file);
    assertThat(report).contains("\"" + step + "\"");
    // The last step is over with the routing; the signal may come too late to end its wait.
    if (!step.equals(StepNames.SET_CURRENT) || !console.contains("stopped:b1 succeeded")) {
      assertThat(report).as(console).contains("\"interrupted\"");
      assertThat(file.resolveSibling("rollout-report.md"))
          .content()
          .startsWith(command.title())
          .contains("was stopped by a signal (")
          .contains("**interrupted:** Stopped by a signal ");
      assertThat(console)
          .contains("Stopped by a signal ")
          .contains("step '")
          .contains("Next: run the same command again");
    }
  }

  private static Process start(String step, Command about, RaceStack stack, Path buildDirectory)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StoppableRun.class.getName(),
                NAME,
                about.buildId(),
                buildDirectory.toString(),
                step));
    about.zip().map(Path::toString).ifPresent(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
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
