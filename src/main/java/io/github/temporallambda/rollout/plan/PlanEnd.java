package io.github.temporallambda.rollout.plan;

import java.time.Instant;

/** How a plan ends. */
public sealed interface PlanEnd {

  /** After its last step nothing is left to do. */
  record Complete() implements PlanEnd {}

  /**
   * The run ends well, and any later run goes on. Reserved: no plan ends so yet.
   *
   * @param until before which going on makes no sense
   * @param why for the user, on one line
   */
  record Wait(Instant until, String why) implements PlanEnd {}
}
