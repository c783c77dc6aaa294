package io.github.temporallambda.rollout.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.problem.StopRequest;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.StepReport;
import io.github.temporallambda.report.StepStatus;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run's steps when the run is asked to stop. */
class JournalTest {

  private final StopRequest stop =
      new StopRequest("mvn temporal-lambda:rollout -Dtemporal-lambda.functionName=f");
  private final Journal journal = new Journal(new ConsoleNarration(line -> {}), Clock.systemUTC());

  JournalTest() {
    journal.heed(stop);
  }

  @Test
  void stepUnderWayIsFinishedAndNoFurtherOneBegins() {
    String published = journal.step("publish", () -> asked(new Done<>("7", "published 7")));

    assertThat(published).isEqualTo("7");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                journal.step(
                    "register",
                    () -> {
                      throw new AssertionError("begun");
                    }))
        .withMessageContainingAll(
            "before the step 'register'",
            "Next: run the same command again",
            ": mvn temporal-lambda:rollout -Dtemporal-lambda.functionName=f")
        .satisfies(e -> assertThat(e.problems().get(0).kind()).isEqualTo(ProblemKind.INTERRUPTED));
    assertThat(journal.steps()).extracting(StepReport::name).containsExactly("publish");
  }

  @Test
  void stepThatEndsEarlyIsToldAsStoppedWithHowItEnded() {
    Problem problem = Problem.gate("The fork ended.", List.of("killed by signal 9"), "mend it");

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                journal.step(
                    "replay",
                    () -> {
                      stop.ask();
                      throw new ProblemException(problem);
                    }))
        .withMessageContainingAll(
            "Stopped by a signal during the step 'replay'", "The fork ended.", "killed by signal 9")
        .satisfies(e -> assertThat(e.problems().get(0).kind()).isEqualTo(ProblemKind.INTERRUPTED));
    assertThat(journal.steps()).extracting(StepReport::status).containsExactly(StepStatus.FAILED);
  }

  @Test
  void whatBreaksWhileTheJvmGoesDownIsNoFaultOfOurs() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                journal.step(
                    "replay",
                    () -> {
                      stop.ask();
                      throw new IllegalStateException("Shutdown in progress");
                    }))
        .withMessageContaining("during the step 'replay'");
  }

  @Test
  void withoutASignalAFaultStaysAFault() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                journal.step(
                    "replay",
                    () -> {
                      throw new IllegalStateException("a fault");
                    }));
  }

  private <T> T asked(T value) {
    stop.ask();
    return value;
  }
}
