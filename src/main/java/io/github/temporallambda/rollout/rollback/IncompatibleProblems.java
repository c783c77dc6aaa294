package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.Pinning;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.HistoryVerdict;
import java.util.ArrayList;
import java.util.List;

/** What stops a rollback on account of executions that do not replay, in words. */
final class IncompatibleProblems {

  private static final int MOST_SHOWN = 10;
  private static final String ON_INCOMPATIBLE = "-Dtemporal-lambda.onIncompatible=";
  private static final String MOVE =
      "or move them all the same, to fail there: " + ON_INCOMPATIBLE + "move";

  private IncompatibleProblems() {}

  /** The user wants to stop. */
  static ProblemException stopped(List<HistoryVerdict> bad, DeploymentVersionId target) {
    return new ProblemException(
        new Problem(
            ProblemKind.GATE,
            bad.size() + " executions that would move back do not replay on " + target + ".",
            shown(bad.stream().map(IncompatibleProblems::line).toList()),
            List.of(
                "pin exactly those to the version they have progressed on: "
                    + ON_INCOMPATIBLE
                    + "rescue",
                MOVE)));
  }

  /** There is no version on which they could go on. */
  static ProblemException unrescuable(List<String> lines, DeploymentVersionId target) {
    return new ProblemException(
        new Problem(
            ProblemKind.GATE,
            lines.size()
                + " executions that would move back do not replay on "
                + target
                + " and cannot be rescued; nothing was routed.",
            shown(lines),
            List.of(
                "look at one: temporal workflow show --workflow-id …, and reset or end it", MOVE)));
  }

  /** The server did not pin them all. */
  static ProblemException unpinned(List<Pinning.Failed> failed, DeploymentVersionId on) {
    return new ProblemException(
        new Problem(
            ProblemKind.REMOTE,
            failed.size() + " executions could not be pinned to " + on + "; nothing was routed.",
            shown(failed.stream().map(one -> one.execution() + ": " + one.why()).toList()),
            List.of(
                "mend what the server names and run the same command again: what is pinned stays"
                    + " so",
                MOVE)));
  }

  /** New ones keep turning up. */
  static ProblemException restless(int rounds, DeploymentVersionId target) {
    return new ProblemException(
        Problem.gate(
            "Executions that do not replay on "
                + target
                + " kept turning up in "
                + rounds
                + " rounds; nothing was routed.",
            List.of("those that were found are pinned to the version they have progressed on"),
            "run the same command again"));
  }

  static String line(HistoryVerdict verdict) {
    return verdict.outcome()
        + " "
        + verdict.history().workflowType()
        + " "
        + Incompatible.execution(verdict)
        + ": "
        + verdict.reason();
  }

  private static List<String> shown(List<String> lines) {
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), MOST_SHOWN)));
    if (lines.size() > MOST_SHOWN) {
      shown.add("and " + (lines.size() - MOST_SHOWN) + " more, in the report");
    }
    return shown;
  }
}
