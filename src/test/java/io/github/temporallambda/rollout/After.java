package io.github.temporallambda.rollout;

import io.github.temporallambda.report.Fact;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.StepReport;
import java.util.List;

/** Does something once a step has ended, on the run's own thread: before the next one begins. */
public record After(String step, Runnable work) implements Narration {

  @Override
  public void stepEnds(StepReport ended) {
    if (ended.name().equals(step)) {
      work.run();
    }
  }

  @Override
  public void begins(String goal, List<Fact> facts) {}

  @Override
  public void planned(List<PlanLine> plan) {}

  @Override
  public void stepBegins(String name) {}

  @Override
  public void progress(String line) {}

  @Override
  public void ends(RolloutReport report) {}
}
