package io.github.temporallambda.report;

import java.util.List;

/**
 * Hears what a run does, event by event, while it does it. Wording lives in the renderings; callers
 * pass values.
 *
 * <p>Called from one thread at a time, except {@link #progress}, which may come from any.
 */
public interface Narration {

  /** A goal begins; the facts say what it is about. */
  void begins(String goal, List<Fact> facts);

  /** The plan, before anything is written. */
  void planned(List<PlanLine> plan);

  /** A step begins. */
  void stepBegins(String step);

  /** Something worth knowing during a long step; one line. */
  void progress(String line);

  /** A step ended, well or not. */
  void stepEnds(StepReport step);

  /** The run ended, well or not. */
  void ends(RolloutReport report);
}
