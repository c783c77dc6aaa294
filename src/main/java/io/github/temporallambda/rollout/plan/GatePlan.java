package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.report.PlanLine;

/** What the gate has to do before anything is written. */
public sealed interface GatePlan {

  /** As a dry run prints it. */
  PlanLine line();

  /** Replay every recorded history on the code, because something will route to it. */
  record Replay(CodeOrigin code) implements GatePlan {
    @Override
    public PlanLine line() {
      return PlanLine.reading(StepNames.REPLAY, "replay recorded histories on " + code.says());
    }
  }

  /** Only see what the code announces and polls: nothing will route to it in this run. */
  record Probe(CodeOrigin code) implements GatePlan {
    @Override
    public PlanLine line() {
      return PlanLine.reading(StepNames.REPLAY, "see what " + code.says() + " announces and polls");
    }
  }

  /** Nothing will be written. */
  record Unneeded(String why) implements GatePlan {
    @Override
    public PlanLine line() {
      return PlanLine.idle(StepNames.REPLAY, why);
    }
  }
}
