package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.DistinctCause;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.cause.NotReplayed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a gate could not count, fetch or replay, in words: that is neither yes nor no. */
public final class Untried {

  private static final String ON_INCONCLUSIVE = "temporal-lambda.onInconclusive";

  static final String AGAIN =
      "run it again: what could not be read or replayed in time may be then";

  private static final String SETTLE =
      "or go back all the same, and treat what was not tried as what does not replay (it is pinned"
          + " to the version it has progressed on, unless -Dtemporal-lambda.onIncompatible says"
          + " otherwise): -D"
          + ON_INCONCLUSIVE
          + "=release";

  private Untried() {}

  /** Whether there is any. */
  static boolean isAny(GateVerdict verdict) {
    return !verdict.unanswered().isEmpty() || verdict.count(Outcome.INCONCLUSIVE) > 0;
  }

  /** How many of {@code since} are not there for the second time, since they could not be tried. */
  public static long fresh(GateVerdict before, GateVerdict since) {
    Set<String> untried =
        before.histories().stream()
            .filter(one -> one.outcome() == Outcome.INCONCLUSIVE)
            .map(one -> one.history().runId())
            .collect(Collectors.toSet());
    return since.histories().stream()
        .filter(one -> !untried.contains(one.history().runId()))
        .count();
  }

  /**
   * The verdict with a warning of what was not tried, where there is any and the user wants to go
   * on all the same; else as it is.
   */
  public static GateVerdict warned(GateVerdict verdict, OnInconclusive choice) {
    return choice == OnInconclusive.RELEASE && isAny(verdict)
        ? verdict.withCaveats(
            List.of(ON_INCONCLUSIVE + "=release: goes on although " + told(verdict)))
        : verdict;
  }

  /** As {@code 3 of 412 histories could not be tried: …}, and the questions that are open. */
  private static String told(GateVerdict verdict) {
    List<String> parts = new ArrayList<>();
    long untried = verdict.count(Outcome.INCONCLUSIVE);
    if (untried > 0) {
      parts.add(counted(verdict) + " could not be tried (" + reasons(verdict) + ")");
    }
    verdict.unanswered().forEach(question -> parts.add(told(question)));
    return String.join("; and although ", parts);
  }

  private static String told(Problem question) {
    String evidence = String.join("; ", question.evidence());
    return question.what().replaceFirst("\\.$", "")
        + (evidence.isEmpty() ? "" : " (" + evidence + ")");
  }

  private static String counted(GateVerdict verdict) {
    return verdict.count(Outcome.INCONCLUSIVE)
        + " of "
        + verdict.histories().size()
        + " recorded histories";
  }

  private static String reasons(GateVerdict verdict) {
    return causes(verdict).stream()
        .map(cause -> cause.explanation().cause())
        .map(cause -> cause instanceof NotReplayed untried ? untried.why() : cause.says())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static List<DistinctCause> causes(GateVerdict verdict) {
    return verdict.causes().stream()
        .filter(cause -> cause.outcome() == Outcome.INCONCLUSIVE)
        .toList();
  }

  /**
   * Why the gate cannot let pass what it has not tried; empty where it has tried all.
   *
   * @param ways what the user can do beside running it again
   */
  static Optional<Problem> problem(GateVerdict verdict, DeploymentVersionId id, List<String> ways) {
    if (!isAny(verdict)) {
      return Optional.empty();
    }
    List<String> evidence = new ArrayList<>();
    List<String> next = new ArrayList<>();
    verdict
        .unanswered()
        .forEach(
            question -> {
              evidence.add(question.what());
              question.evidence().forEach(line -> evidence.add("  " + line));
              next.addAll(question.next());
            });
    if (!causes(verdict).isEmpty()) {
      evidence.addAll(CauseBlocks.of(causes(verdict)));
    }
    next.addAll(ways);
    return Optional.of(new Problem(ProblemKind.GATE, what(verdict, id), evidence, next));
  }

  /**
   * Stops a rollback that has not tried everything, unless {@code choice} is to go on.
   *
   * @throws ProblemException of kind GATE
   */
  public static void requireTried(
      GateVerdict verdict, DeploymentVersionId id, OnInconclusive choice) {
    if (choice == OnInconclusive.STOP) {
      problem(verdict, id, List.of(AGAIN, SETTLE))
          .ifPresent(
              problem -> {
                throw new ProblemException(problem);
              });
    }
  }

  private static String what(GateVerdict verdict, DeploymentVersionId id) {
    return verdict.count(Outcome.INCONCLUSIVE) == 0
        ? "The gate is inconclusive: not all that moves to " + id + " is known."
        : "The gate is inconclusive: " + counted(verdict) + " could not be tried on " + id + ".";
  }
}
