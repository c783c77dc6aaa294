package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.action.ActionResult.Conclusion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that its user cancels, with the signals of the runner. */
class ActionCancelTest {

  /** Ends as the plugin does: after what it was at, with a report. */
  private static final String ENDS_CLEANLY =
      """
      trap 'trap "" TERM; echo ending; sleep %s; leave late; echo ended; exit 143' TERM
      touch "$STUB_MAVEN/started"
      while true; do sleep 0.05; done
      """;

  private static final String ENDS_NEVER =
      """
      trap 'echo no' TERM
      echo $$ >"$STUB_MAVEN/pid"
      touch "$STUB_MAVEN/started"
      while true; do sleep 0.05; done
      """;

  @TempDir Path temporary;

  @Test
  void runThatEndsAtOnceTellsWhatHolds() {
    ActionJob job = cancelled(ActionJob.in(temporary));
    job.maven().file("script", ENDS_CLEANLY.formatted("0"));

    endedCleanly(job.run());
  }

  @Test
  void runThatTakesLongerThanItsStepIsAwaitedByTheNext() {
    ActionJob job = cancelled(ActionJob.of(impatient(), temporary));
    job.maven().file("script", ENDS_CLEANLY.formatted("2"));

    ActionResult result = job.run();

    endedCleanly(result);
    assertThat(result.log()).containsOnlyOnce("ending\n").containsOnlyOnce("ended\n");
  }

  @Test
  void mavenThatDoesNotPassTheSignalOnIsReached() {
    ActionJob job = cancelled(ActionJob.in(temporary));
    job.maven().file("script", ENDS_CLEANLY.formatted("1"));
    job.maven().file("wrapper", "#!/bin/sh\nmvn \"$@\"\n");
    assertThat(job.maven().directory().resolve("wrapper").toFile().setExecutable(true)).isTrue();
    job.action().with("maven-executable", job.maven().directory().resolve("wrapper").toString());

    endedCleanly(job.run());
  }

  @Test
  void runThatDoesNotEndIsKilledAndNothingIsClaimed() throws IOException {
    ActionJob job = cancelled(ActionJob.of(impatient(), temporary));
    job.maven().file("script", ENDS_NEVER);

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.CANCELLED);
    assertThat(result.output("outcome")).isEqualTo("failed");
    assertThat(result.errors())
        .singleElement()
        .asString()
        .contains("rollout was killed because it had not ended after 4 seconds", "status");
    long pid = Long.parseLong(Files.readString(job.maven().directory().resolve("pid")).strip());
    await(() -> ProcessHandle.of(pid).isEmpty());
  }

  @Test
  void jobThatIsCancelledBeforeMavenRanSaysSo() {
    ActionJob job = cancelled(ActionJob.in(temporary));
    job.maven().file("probe", "touch \"$STUB_MAVEN/started\"; exec sleep 20");

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.CANCELLED);
    assertThat(result.errors()).singleElement().asString().startsWith("rollout was not run");
    assertThat(job.maven().calls()).hasSize(1);
  }

  @Test
  void runThatHadEndedWellStaysSucceeded() {
    ActionJob job = cancelled(ActionJob.in(temporary));
    job.maven().file("script", ENDS_CLEANLY.formatted("0"));
    job.maven()
        .file(
            "late/orders/rollout-report.json", StubMaven.report("rollout", "succeeded").toString());

    ActionResult result = job.run();

    assertThat(result.conclusion()).as("the job's").isEqualTo(Conclusion.CANCELLED);
    assertThat(result.output("outcome")).isEqualTo("succeeded");
    assertThat(result.errors()).isEmpty();
  }

  private static void endedCleanly(ActionResult result) {
    assertThat(result.conclusion()).isEqualTo(Conclusion.CANCELLED);
    assertThat(result.outputs())
        .containsEntry("outcome", "failed")
        .containsEntry("build-id", "4204adc29eae");
    assertThat(result.summary()).contains("What holds now");
    assertThat(result.log()).contains("ending", "ended");
    assertThat(result.annotations()).allMatch(it -> it.message().startsWith("Process completed"));
  }

  /** Cancelled once Maven says that it has started; it leaves a report later. */
  private static ActionJob cancelled(ActionJob job) {
    Path started = job.maven().directory().resolve("started");
    job.maven()
        .file("late/orders/rollout-report.json", StubMaven.report("rollout", "failed").toString())
        .file("late/orders/rollout-report.md", "## What holds now\n");
    job.action().cancelWhen(() -> Files.exists(started));
    return job;
  }

  /** A process that is killed is gone a moment later. */
  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** The action with less patience: one second in its first step, four in its second. */
  private Path impatient() {
    try {
      Path copy = Files.createDirectories(temporary.resolve("checkout"));
      Files.createDirectories(copy.resolve("action"));
      for (Path file : ActionDefinition.files()) {
        Files.copy(file, copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
      }
      Path script = copy.resolve("action/run.sh");
      String content = Files.readString(script);
      assertThat(content).contains("PATIENCE_ON_SIGINT=6\n", "PATIENCE=45\n");
      Files.writeString(
          script,
          content
              .replace("ON_SIGINT=6\n", "ON_SIGINT=1\n")
              .replace("PATIENCE=45\n", "PATIENCE=4\n"));
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
