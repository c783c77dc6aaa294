package io.github.temporallambda.report;

import java.util.List;
import java.util.function.Consumer;

/**
 * Passes on what is narrated, and acts at the beginning of each step, which waits for that.
 *
 * @param told is told everything, the step's beginning before the act
 * @param act is given the step's name
 */
public record AtSteps(Narration told, Consumer<String> act) implements Narration {

  @Override
  public void begins(String goal, List<Fact> facts) {
    told.begins(goal, facts);
  }

  @Override
  public void planned(List<PlanLine> plan) {
    told.planned(plan);
  }

  @Override
  public void stepBegins(String step) {
    told.stepBegins(step);
    act.accept(step);
  }

  @Override
  public void progress(String line) {
    told.progress(line);
  }

  @Override
  public void stepEnds(StepReport step) {
    told.stepEnds(step);
  }

  @Override
  public void ends(RolloutReport report) {
    told.ends(report);
  }
}
