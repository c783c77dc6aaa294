package io.github.temporallambda.rollout.run;

import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.StopRequest;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.StepReport;
import io.github.temporallambda.report.StepStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs a run's steps one after another, times and narrates each, and remembers what became of it.
 * Begins no further step once it is asked to stop. For one run, on one thread.
 */
public final class Journal {

  private final Narration narration;
  private final Clock clock;
  private final List<StepReport> steps = new ArrayList<>();
  private StopRequest stop = new StopRequest();

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

  /** From now on, heeds what asks the run to stop. */
  void heed(StopRequest request) {
    stop = request;
  }

  /**
   * Runs a step and hands on its value. A problem is noted and thrown on; when the run was asked to
   * stop meanwhile, it is told as that, with the problem as evidence.
   *
   * @throws ProblemException INTERRUPTED instead of beginning the step, when the run was asked to
   *     stop
   */
  public <T> T step(String name, Supplier<StepOutcome<T>> work) {
    if (stop.isAsked()) {
      throw new ProblemException(stop.before(name));
    }
    Instant startedAt = clock.instant();
    narration.stepBegins(name);
    try {
      StepOutcome<T> outcome = work.get();
      note(name, status(outcome), outcome.detail(), startedAt);
      return outcome.value();
    } catch (ProblemException e) {
      note(name, StepStatus.FAILED, e.problems().get(0).what(), startedAt);
      throw stop.isAsked() ? stopped(name, ends(e), e) : e;
    } catch (RuntimeException e) {
      // While a JVM goes down, what was begun in it may break in any way.
      note(name, StepStatus.FAILED, e.getClass().getSimpleName(), startedAt);
      throw stop.isAsked() ? stopped(name, List.of(e.getClass().getName()), e) : e;
    }
  }

  private static List<String> ends(ProblemException e) {
    return e.problems().stream()
        .flatMap(problem -> Stream.concat(Stream.of(problem.what()), problem.evidence().stream()))
        .toList();
  }

  private ProblemException stopped(String step, List<String> ends, RuntimeException cause) {
    return new ProblemException(stop.during(step, ends), cause);
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
