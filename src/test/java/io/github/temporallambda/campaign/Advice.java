package io.github.temporallambda.campaign;

import com.google.common.collect.ImmutableSet;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import java.util.regex.Pattern;

/** What a run has to say to whoever reads why it stopped, by what had happened to it. */
enum Advice {
  /** It passes by itself. */
  AGAIN(ImmutableSet.of(ProblemKind.REMOTE), "run (it|the same command) again"),

  /** Whether the other side is there, and the way to it, is what there is to look at. */
  REACH(
      ImmutableSet.of(ProblemKind.REMOTE),
      "check (the network|that the service answers|host and port)"),

  /** The other side says what is wrong, or hides it; its words are told, or what it hides so. */
  MEND(
      ImmutableSet.of(ProblemKind.REMOTE), "mend what the server names|delete drained ones before"),

  /** Somebody else was there: it must be looked at. */
  LOOK(
      ImmutableSet.of(ProblemKind.CONFLICT, ProblemKind.REMOTE),
      "temporal-lambda:status|run (it|the same command) again");

  private final ImmutableSet<ProblemKind> kinds;
  private final Pattern next;

  Advice(ImmutableSet<ProblemKind> kinds, String next) {
    this.kinds = kinds;
    this.next = Pattern.compile(next);
  }

  boolean isGivenBy(Problem problem) {
    return kinds.contains(problem.kind())
        && problem.next().stream().anyMatch(line -> next.matcher(line).find());
  }
}
