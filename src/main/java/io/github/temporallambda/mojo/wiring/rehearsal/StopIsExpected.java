package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.report.Fact;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.report.StepReport;
import java.util.List;

/**
 * The narration of a release that has to be stopped: that the run failed is not its last word, so
 * it is left to the rehearsal to say how that is meant.
 */
record StopIsExpected(Narration narration) implements Narration {

  @Override
  public void begins(String goal, List<Fact> facts) {
    narration.begins(goal, facts);
  }

  @Override
  public void planned(List<PlanLine> plan) {
    narration.planned(plan);
  }

  @Override
  public void stepBegins(String step) {
    narration.stepBegins(step);
  }

  @Override
  public void progress(String line) {
    narration.progress(line);
  }

  @Override
  public void stepEnds(StepReport step) {
    narration.stepEnds(step);
  }

  @Override
  public void ends(RolloutReport report) {
    if (report.outcome() != RunOutcome.FAILED) {
      narration.ends(report);
    }
  }
}
