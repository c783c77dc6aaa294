package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.DistinctCause;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.report.PluginCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a verdict means for a run, in words. Anything but PASSED stops it; INCONCLUSIVE does not
 * where the user said so.
 */
public final class GateJudgement {

  /** The origin of a history that was fetched from a running execution. */
  private static final String LIVE = "live";

  private static final String REPLAY = "mvn verify temporal-lambda:replay";
  private static final String WITH_WHAT_RUNS = "-Dtemporal-lambda.live=true";

  private static final String RELEASE =
      "or release all the same; what was not tried moves too, and stops at its next task where it"
          + " does not replay: -Dtemporal-lambda.onInconclusive=release";

  private GateJudgement() {}

  /**
   * Stops unless the verdict is PASSED.
   *
   * @throws ProblemException of kind GATE with all that was found
   */
  public static void require(GateVerdict verdict, DeploymentVersionId id) {
    List<Problem> problems = worse(verdict, id, Optional.empty());
    Untried.problem(verdict, id, List.of(Untried.AGAIN)).ifPresent(problems::add);
    stopFor(problems);
  }

  /**
   * Stops unless the verdict is PASSED, or INCONCLUSIVE where {@code settings} are to go on then.
   *
   * @throws ProblemException of kind GATE with all that was found
   */
  public static void require(GateVerdict verdict, DeploymentVersionId id, GateSettings settings) {
    OnInconclusive choice = settings.onInconclusive();
    List<Problem> problems = worse(verdict, id, settings.rehearsal());
    if (choice == OnInconclusive.STOP || !problems.isEmpty()) {
      List<String> ways =
          problems.isEmpty() ? List.of(Untried.AGAIN, RELEASE) : List.of(Untried.AGAIN);
      Untried.problem(verdict, id, ways).ifPresent(problems::add);
    }
    stopFor(problems);
  }

  private static void stopFor(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  /** What is worse than INCONCLUSIVE. */
  private static List<Problem> worse(
      GateVerdict verdict, DeploymentVersionId id, Optional<String> rehearsal) {
    List<Problem> problems = new ArrayList<>(verdict.problems());
    if (bad(verdict) > 0) {
      problems.add(failed(verdict, id, rehearsal));
    }
    return problems;
  }

  private static long bad(GateVerdict verdict) {
    return verdict.count(Outcome.ERROR) + verdict.count(Outcome.FAILED);
  }

  /** The histories that did not pass; nothing more to say of those that a problem kept back. */
  private static Problem failed(
      GateVerdict verdict, DeploymentVersionId id, Optional<String> rehearsal) {
    int all = verdict.histories().size();
    long bad = bad(verdict);
    List<DistinctCause> causes =
        verdict.causes().stream().filter(cause -> cause.outcome() != Outcome.INCONCLUSIVE).toList();
    List<DistinctCause> told = causes;
    if (!verdict.problems().isEmpty()) {
      told = causes.stream().filter(cause -> !CauseBlocks.isNotTried(cause)).toList();
    }
    if (told.isEmpty()) {
      return new Problem(
          ProblemKind.GATE,
          "For that reason " + bad + " of " + all + " recorded histories were not replayed.",
          List.of(),
          List.of());
    }
    return new Problem(
        ProblemKind.GATE,
        "Replay failed: " + bad + " of " + all + " recorded histories do not replay on " + id + ".",
        CauseBlocks.of(told),
        next(told, rehearsal));
  }

  private static List<String> next(List<DistinctCause> causes, Optional<String> rehearsal) {
    if (rehearsal.isPresent()) {
      return List.of("mend it as told above, and rehearse again: " + rehearsal.orElseThrow());
    }
    Optional<RecordedHistory> live =
        causes.stream()
            .flatMap(cause -> cause.examples().stream())
            .map(HistoryVerdict::history)
            .filter(history -> history.origin().equals(LIVE))
            .findFirst();
    String replay = "mend it as told above, and see that it replays: " + REPLAY;
    return live.map(
            history -> List.of("look at one: " + show(history), replay + " " + WITH_WHAT_RUNS))
        .orElse(List.of(replay));
  }

  private static String show(RecordedHistory history) {
    return "temporal workflow show --workflow-id "
        + PluginCommand.quoted(history.workflowId())
        + " --run-id "
        + history.runId();
  }
}
