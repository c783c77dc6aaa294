package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RoutingFacts;
import io.github.temporallambda.report.RunOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the parts of a request one after another, so that whatever is wrong with any of them is
 * told together; and leaves a report of a run that could not begin, so that no older report is
 * taken for its own.
 */
public final class Preparation {

  private final Instant startedAt;
  private final List<Problem> problems = new ArrayList<>();

  /** Begins now. */
  public Preparation(Clock clock) {
    this.startedAt = clock.instant();
  }

  /** Makes a part, or notes why not. The value is to be asked for after {@link #finish}. */
  public <T> Supplier<T> part(Supplier<T> maker) {
    try {
      T value = maker.get();
      return () -> value;
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return () -> {
        throw new IllegalStateException("asked for before the problems were thrown");
      };
    }
  }

  /** Throws all problems, with a report of them; returns where there are none. */
  public void finish(String goal, DeploymentName deploymentName, ReportFiles files) {
    if (problems.isEmpty()) {
      return;
    }
    files.keep(
        new RolloutReport(
            goal,
            RunOutcome.FAILED,
            new RolloutReport.Span(startedAt, Duration.ZERO),
            ReleaseFacts.of(deploymentName),
            Optional.empty(),
            List.of(),
            RoutingFacts.unknown(),
            problems));
    throw new ProblemException(problems);
  }
}
