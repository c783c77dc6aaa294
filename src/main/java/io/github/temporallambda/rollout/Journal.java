package io.github.temporallambda.rollout;

import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.StepReport;
import io.github.temporallambda.report.StepStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs a run's steps one after another, times and narrates each, and remembers what became of it.
 * For one run, on one thread.
 */
public final class Journal {

  private final Narration narration;
  private final Clock clock;
  private final List<StepReport> steps = new ArrayList<>();

  /**
   * A journal of a run that has not begun.
   *
   * @param narration hears every step
   * @param clock tells when steps begin and end
   */
  public Journal(Narration narration, Clock clock) {
    this.narration = narration;
    this.clock = clock;
  }

  /** Every step so far, in order. */
  public List<StepReport> steps() {
    return List.copyOf(steps);
  }

  /** Runs a step and hands on its value. A problem is noted and thrown on. */
  public <T> T step(String name, Supplier<StepOutcome<T>> work) {
    Instant startedAt = clock.instant();
    narration.stepBegins(name);
    try {
      StepOutcome<T> outcome = work.get();
      note(name, status(outcome), outcome.detail(), startedAt);
      return outcome.value();
    } catch (ProblemException e) {
      note(name, StepStatus.FAILED, e.problems().get(0).what(), startedAt);
      throw e;
    } catch (RuntimeException e) {
      note(name, StepStatus.FAILED, e.getClass().getSimpleName(), startedAt);
      throw e;
    }
  }

  private void note(String name, StepStatus status, String detail, Instant startedAt) {
    Duration took = Duration.between(startedAt, clock.instant());
    StepReport report = new StepReport(name, status, detail, startedAt, took);
    steps.add(report);
    narration.stepEnds(report);
  }

  private static StepStatus status(StepOutcome<?> outcome) {
    if (outcome instanceof StepOutcome.Done) {
      return StepStatus.DONE;
    }
    return outcome instanceof StepOutcome.AlreadyDone
        ? StepStatus.ALREADY_DONE
        : StepStatus.SKIPPED;
  }
}
