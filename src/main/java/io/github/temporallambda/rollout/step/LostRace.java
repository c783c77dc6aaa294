package io.github.temporallambda.rollout.step;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.RoutingWords;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells of a routing that somebody else changed between a run's reading and its writing: who, in
 * which run, when, what was routed before and what is now. A lost race is never tried again by the
 * run that lost it: what it replayed, it replayed against another routing.
 */
public final class LostRace {

  private final WorkerDeployments deployments;
  private final Wish wish;
  private final String statusCommand;

  /**
   * A race about one change.
   *
   * @param deployments reads who won
   * @param statusCommand shows the deployment; ready to paste
   */
  public LostRace(WorkerDeployments deployments, Wish wish, String statusCommand) {
    this.deployments = deployments;
    this.wish = wish;
    this.statusCommand = statusCommand;
  }

  /**
   * What a run wanted.
   *
   * @param to the version that was to be current after it
   * @param change the change, completing the sentence "could not …"
   * @param before the routing that it was planned against; empty where the deployment did not exist
   */
  public record Wish(DeploymentVersionId to, String change, Optional<RoutingState> before) {}

  /**
   * Makes the change.
   *
   * @throws ProblemException CONFLICT, told in full, where somebody else was faster; others as they
   *     are
   */
  public <T> T toldOf(Supplier<T> change) {
    try {
      return change.get();
    } catch (ProblemException e) {
      throw e.problems().get(0).kind() == ProblemKind.CONFLICT ? told(e) : e;
    }
  }

  /** What was refused is told all the same where nobody can be asked who was faster. */
  private ProblemException told(ProblemException refused) {
    try {
      return changedSince().map(now -> new ProblemException(refused(now), refused)).orElse(refused);
    } catch (ProblemException unreadable) {
      refused.addSuppressed(unreadable);
      return refused;
    }
  }

  /** Nothing of ours was routed: {@code now} is somebody else's. */
  Problem refused(RoutingState now) {
    String what =
        now.isCurrent(wish.to())
            ? "Someone else has made " + wish.to() + " current meanwhile."
            : "Could not "
                + wish.change()
                + ": someone else changed the routing of '"
                + now.deploymentName()
                + "' meanwhile. Nothing of theirs was overwritten.";
    return problem(what, now);
  }

  /** The change was made, and {@code now} is what somebody else made of it before it was over. */
  public Problem overtaken(RoutingState now) {
    return problem(
        "Someone else changed the routing of '"
            + now.deploymentName()
            + "' right after this run had made "
            + wish.to()
            + " current.",
        now);
  }

  /** The routing as it is now, where it is another than the one that was planned against. */
  private Optional<RoutingState> changedSince() {
    return deployments
        .describe(wish.to().deploymentName())
        .filter(
            now ->
                wish.before()
                    .filter(before -> before.conflictToken().equals(now.conflictToken()))
                    .isEmpty());
  }

  private Problem problem(String what, RoutingState now) {
    List<String> evidence = new ArrayList<>();
    evidence.add("wanted       " + wish.to() + " current");
    evidence.add("before       " + wish.before().map(RoutingWords::of).orElse("no deployment"));
    evidence.add("now          " + RoutingWords.of(now));
    evidence.add("changed by   " + new LastChange(deployments, wish.before(), now).says());
    if (!now.managerIdentity().isEmpty()) {
      evidence.add("managed by   " + now.managerIdentity());
    }
    return new Problem(
        ProblemKind.CONFLICT,
        what,
        evidence,
        List.of(
            statusCommand,
            "run the same command again if it is still what you want: it plans anew, against the"
                + " routing as it is then"));
  }
}
