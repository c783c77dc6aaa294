package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.StepReport;
import io.github.temporallambda.report.StepStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells what a rehearsal does beside its rollouts as they tell of their steps, with the time it
 * takes.
 *
 * @param narration hears it
 * @param clock measures it
 */
record Steps(Narration narration, Clock clock) {

  /** What a step did, and a line on it. */
  record Told<T>(T value, String detail) {}

  /** What a step does. */
  @FunctionalInterface
  interface Work<T> {

    /** Does it. */
    Told<T> run();
  }

  /** Does one, and tells of it unless it throws. */
  <T> T step(String name, Work<T> work) {
    narration.stepBegins(name);
    Instant begin = clock.instant();
    Told<T> told = work.run();
    narration.stepEnds(
        new StepReport(
            name, StepStatus.DONE, told.detail(), begin, Duration.between(begin, clock.instant())));
    return told.value();
  }

  /** Tells something worth knowing during a step. */
  void progress(String line) {
    narration.progress(line);
  }
}
