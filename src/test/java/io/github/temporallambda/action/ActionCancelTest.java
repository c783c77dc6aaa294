package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.action.ActionResult.Conclusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that its user cancels, with the signals of the runner. */
class ActionCancelTest {

  private static final String BUILD_ID = StubMaven.BUILD_ID;

  /** Ends as the plugin does: after what it was at, with a report. */
  private static final String ENDS_CLEANLY =
      """
      trap 'trap "" TERM; echo ending; sleep %s; leave late; echo ended; exit 143' TERM
      touch "$STUB_MAVEN/started"
      while [ "$SECONDS" -lt 60 ]; do sleep 0.05; done
      """;

  /**
   * Not within the patience of anybody here; in the end it does, so that no test leaves it behind.
   */
  private static final String ENDS_NEVER =
      """
      trap 'echo no' TERM
      echo $$ >"$STUB_MAVEN/pid"
      touch "$STUB_MAVEN/started"
      while [ "$SECONDS" -lt 60 ]; do sleep 0.05; done
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
    isGone(job);
  }

  @Test
  void runIsAwaitedAndItsReportToldWhereTheTimeOfTheStepIsUp() {
    ActionJob job = onceStarted(ActionJob.of(impatient(), temporary));
    job.maven().file("script", ENDS_CLEANLY.formatted("2"));

    ActionResult result = timedOut(job);

    assertThat(result.outputs())
        .containsEntry("outcome", "failed")
        .containsEntry("build-id", BUILD_ID);
    assertThat(result.errors())
        .singleElement()
        .asString()
        .contains("was ended before it was done", "timeout-minutes", "status");
    assertThat(result.summary()).contains("timeout-minutes", "What holds now");
    assertThat(result.log()).containsOnlyOnce("ending\n").containsOnlyOnce("ended\n");
  }

  /** What it did holds and is told; whether it is enough is for whoever set the time to say. */
  @Test
  void runThatSucceedsWhileTheTimeOfTheStepIsUpIsToldAndFailsTheStep() {
    ActionJob job = onceStarted(ActionJob.of(impatient(), temporary));
    job.maven()
        .file("script", ENDS_CLEANLY.formatted("2"))
        .file(
            "late/orders/rollout-report.json", StubMaven.report("rollout", "succeeded").toString());

    ActionResult result = timedOut(job);

    assertThat(result.outputs())
        .containsEntry("outcome", "failed")
        .containsEntry("build-id", BUILD_ID);
    assertThat(result.errors()).singleElement().asString().contains("timeout-minutes");
  }

  @Test
  void runThatDoesNotEndWhenTheTimeOfTheStepIsUpIsKilledAndBothAreTold() throws IOException {
    ActionJob job = onceStarted(ActionJob.of(impatient(), temporary));
    job.maven().file("script", ENDS_NEVER);

    ActionResult result = timedOut(job);

    assertThat(result.output("outcome")).isEqualTo("failed");
    assertThat(result.errors())
        .satisfiesExactly(
            it -> assertThat(it).contains("was ended before it was done"),
            it -> assertThat(it).contains("rollout was killed", "after 4 seconds"));
    isGone(job);
  }

  /** While the checkout is installed, and while Maven is asked for a version that is released. */
  @ParameterizedTest
  @CsvSource({"install, 0.1.0-SNAPSHOT", "probe, 1.2.3"})
  void jobThatIsCancelledBeforeMavenRanSaysSo(String at, String pluginVersion) {
    ActionJob job = cancelled(ActionJob.in(temporary));
    job.maven().file(at, "touch \"$STUB_MAVEN/started\"; exec sleep 20");

    ActionResult result = job.action().with("plugin-version", pluginVersion).run();

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
        .containsEntry("build-id", BUILD_ID);
    assertThat(result.summary()).contains("What holds now");
    assertThat(result.log()).contains("ending", "ended");
    assertThat(result.annotations()).allMatch(it -> it.message().startsWith("Process completed"));
  }

  /** Runs one whose first step is ended, by {@code timeout-minutes}, once Maven has started. */
  private static ActionResult timedOut(ActionJob job) {
    ActionResult result = job.action().timeUpWhen(hasStarted(job)).run();
    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    return result;
  }

  private static void isGone(ActionJob job) throws IOException {
    long pid = Long.parseLong(Files.readString(job.maven().directory().resolve("pid")).strip());
    await(() -> ProcessHandle.of(pid).isEmpty());
  }

  /** Cancelled once Maven says that it has started; it leaves a report later. */
  private static ActionJob cancelled(ActionJob job) {
    job.action().cancelWhen(hasStarted(job));
    return onceStarted(job);
  }

  private static BooleanSupplier hasStarted(ActionJob job) {
    Path started = job.maven().directory().resolve("started");
    return () -> Files.exists(started);
  }

  private static ActionJob onceStarted(ActionJob job) {
    job.maven()
        .file("late/orders/rollout-report.json", StubMaven.report("rollout", "failed").toString())
        .file("late/orders/rollout-report.md", "### What holds now\n");
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
    return ActionCheckout.in(temporary.resolve("checkout"))
        .replace("action/run.sh", "PATIENCE_ON_SIGINT=6\n", "PATIENCE_ON_SIGINT=1\n")
        .replace("action/run.sh", " PATIENCE=45\n", " PATIENCE=4\n")
        .directory();
  }
}
