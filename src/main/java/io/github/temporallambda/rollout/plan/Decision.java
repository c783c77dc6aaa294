package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.report.PlanLine;
import java.util.List;

/** What the planner makes of what was observed: a plan, or all the reasons against one. */
public sealed interface Decision permits RolloutPlan, Decision.Kept, Decision.Refused {

  /**
   * Nothing is to be written: the candidate's content runs already, under another Build ID.
   *
   * @param candidate what is not released
   * @param current what keeps running
   * @param functionVersion the Lambda version behind it
   */
  record Kept(
      DeploymentVersionId candidate, DeploymentVersionId current, FunctionVersion functionVersion)
      implements Decision {

    /** On one line. */
    public String says() {
      return current + " holds this content and keeps running";
    }

    /** As a dry run prints it. */
    public List<PlanLine> lines() {
      return List.of(
          PlanLine.idle(
              StepNames.PUBLISH,
              candidate
                  + " has the content and configuration of "
                  + current
                  + ": "
                  + functionVersion.arn()),
          PlanLine.idle(
              StepNames.SET_CURRENT,
              current
                  + " keeps running; to release the same content anew:"
                  + " -Dtemporal-lambda.onUnchanged=release"));
    }
  }

  /** Nothing may be written. At least one problem, all that were found. */
  record Refused(List<Problem> problems) implements Decision {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }
  }
}
