package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a verdict means for a run, in words. Anything but PASSED stops it. */
public final class GateJudgement {

  private static final int MOST_SHOWN = 10;

  private GateJudgement() {}

  /**
   * Stops unless the verdict is PASSED.
   *
   * @throws ProblemException of kind GATE with all that was found
   */
  public static void require(GateVerdict verdict, DeploymentVersionId id) {
    List<Problem> problems = new ArrayList<>(verdict.problems());
    List<HistoryVerdict> bad =
        verdict.histories().stream().filter(one -> one.outcome() != Outcome.PASSED).toList();
    if (!bad.isEmpty()) {
      problems.add(notReplayed(verdict, bad, id));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  /** One line: how many replayed, and what the artifact polls. */
  public static String summary(GateVerdict committed, GateVerdict live) {
    return replayed(committed) + "; " + moving(live) + "; " + polls(committed);
  }

  /** One line: how many committed histories replayed. */
  public static String replayed(GateVerdict committed) {
    int all = committed.histories().size();
    return all == 0
        ? "no committed histories"
        : committed.count(Outcome.PASSED) + " of " + all + " committed histories replayed";
  }

  /** One line: what the artifact polls. */
  public static String polls(GateVerdict verdict) {
    return verdict.polled().stream()
        .map(PolledTaskQueue::toString)
        .collect(Collectors.joining(", ", "polls ", ""));
  }

  private static String moving(GateVerdict live) {
    int all = live.histories().size();
    return all == 0
        ? "0 executions move"
        : live.count(Outcome.PASSED) + " of " + all + " executions that move replayed";
  }

  private static Problem notReplayed(
      GateVerdict verdict, List<HistoryVerdict> bad, DeploymentVersionId id) {
    List<String> evidence = new ArrayList<>();
    bad.stream().limit(MOST_SHOWN).forEach(one -> evidence.addAll(shown(one)));
    if (bad.size() > MOST_SHOWN) {
      evidence.add("and " + (bad.size() - MOST_SHOWN) + " more, in the report");
    }
    return new Problem(
        ProblemKind.GATE,
        "Replay failed: "
            + bad.size()
            + " of "
            + verdict.histories().size()
            + " recorded histories do not replay on "
            + id
            + ".",
        evidence,
        List.of(
            "guard the change with Workflow.getVersion, or keep the old branch, then run"
                + " mvn verify temporal-lambda:replay"));
  }

  private static List<String> shown(HistoryVerdict one) {
    String head =
        one.outcome()
            + " "
            + one.history().workflowType()
            + " "
            + one.history().workflowId()
            + " (run "
            + one.history().runId()
            + ", "
            + one.history().origin()
            + ")";
    return List.of(head, "  " + one.reason());
  }
}
