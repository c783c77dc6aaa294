package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.buildid.CommitRelation;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.metadata.ReleaseMetadata;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps an older or condemned build from coming back by accident, as a re-run of an old CI job
 * would bring it. Git decides where it can tell; else the commit times that the metadata keep.
 * Pure.
 */
final class ReleaseOrder {

  private static final String FULL_CLONE =
      "with the whole history git itself would tell: git fetch --unshallow, or fetch-depth: 0 of"
          + " the checkout action";

  private ReleaseOrder() {}

  /** Why the current version must not be replaced by this candidate; empty where it may be. */
  static Optional<Problem> older(Observed observed, RolloutRequest request) {
    if (request.options().allowOlder()) {
      return Optional.empty();
    }
    return replaced(observed, request)
        .flatMap(
            id ->
                switch (relation(observed)) {
                  case PRECEDES, DIVERGED -> Optional.empty();
                  case DESCENDS ->
                      Optional.of(
                          refused(
                              id + " was built from a later commit than this build.",
                              observed,
                              request));
                  case UNKNOWN ->
                      isLater(observed, request)
                          ? Optional.empty()
                          : Optional.of(
                              refused(
                                  id + " is not known to be older than this build.",
                                  observed,
                                  request));
                });
  }

  /** Why the candidate's own version must not be routed to; empty where it may be. */
  static Optional<Problem> condemned(Observed observed, RolloutRequest request) {
    DeploymentVersionId id = request.candidate().id();
    if (!routes(observed, request) || request.options().retryRolledBack()) {
      return Optional.empty();
    }
    return observed
        .registered()
        .flatMap(Condemnation::objection)
        .map(
            objection ->
                new Problem(
                    ProblemKind.CONFLICT,
                    id + " was rolled back, and must not come back by accident.",
                    List.of(objection),
                    List.of(
                        "release a commit that mends it, or say that you mean it:"
                            + " -Dtemporal-lambda.retryRolledBack=true")));
  }

  /** What a user should know about a plan that was admitted, one line each. */
  static List<String> warnings(Observed observed, RolloutRequest request) {
    return replaced(observed, request)
        .map(
            id ->
                switch (relation(observed)) {
                  case PRECEDES -> "";
                  case DIVERGED -> "this build does not hold all commits of the current " + id;
                  case DESCENDS -> "the current " + id + " is newer than this build";
                  // What nothing tells was refused, unless the user took the order on himself.
                  case UNKNOWN -> isLater(observed, request) ? byItsTime(id, request) : "";
                })
        .filter(line -> !line.isEmpty())
        .map(List::of)
        .orElse(List.of());
  }

  /** A goal without project has no clone that could be completed. */
  private static String byItsTime(DeploymentVersionId id, RolloutRequest request) {
    return request.candidate().commit().flatMap(GitCommit::workTree).isPresent()
        ? "by its time alone this commit follows that of the current " + id + "; " + FULL_CLONE
        : "";
  }

  private static Problem refused(String what, Observed observed, RolloutRequest request) {
    return new Problem(
        ProblemKind.CONFLICT,
        "The current version " + what,
        List.of(
            "its commit is of  " + told(currentCommittedAt(observed)),
            "this commit is of " + told(committedAt(observed, request))),
        next(request));
  }

  private static List<String> next(RolloutRequest request) {
    String meant =
        "release from the newest commit, or say that you mean it:"
            + " -Dtemporal-lambda.allowOlder=true";
    return request.candidate().commit().isPresent()
        ? List.of(meant)
        : List.of(
            "say which commit it is, as the report of its rollout does under \"release\":"
                + " -Dtemporal-lambda.commit=… -Dtemporal-lambda.committedAt=…",
            meant);
  }

  /** The other version that is current and that this run would replace. */
  private static Optional<DeploymentVersionId> replaced(Observed observed, RolloutRequest request) {
    boolean ordered = !(request.candidate().mode() instanceof ReleaseMode.Development);
    return ordered && routes(observed, request)
        ? observed.routing().flatMap(RoutingState::current)
        : Optional.empty();
  }

  private static CommitRelation relation(Observed observed) {
    return observed.current().map(CurrentRelease::relation).orElse(CommitRelation.UNKNOWN);
  }

  private static boolean routes(Observed observed, RolloutRequest request) {
    DeploymentVersionId id = request.candidate().id();
    boolean already = observed.routing().filter(state -> state.isCurrent(id)).isPresent();
    return request.reach().includes(Reach.ROUTE)
        && !already
        && Planner.kept(observed, request).isEmpty();
  }

  private static boolean isLater(Observed observed, RolloutRequest request) {
    Optional<Instant> theirs = currentCommittedAt(observed);
    return committedAt(observed, request)
        .flatMap(ours -> theirs.map(time -> !ours.isBefore(time)))
        .orElse(false);
  }

  private static Optional<Instant> currentCommittedAt(Observed observed) {
    return observed
        .current()
        .map(CurrentRelease::deploymentVersion)
        .flatMap(ReleaseMetadata::committedAt);
  }

  /** Of the commit at hand; else what an earlier release of the same version wrote down. */
  private static Optional<Instant> committedAt(Observed observed, RolloutRequest request) {
    return request
        .candidate()
        .commit()
        .map(GitCommit::committedAt)
        .or(() -> observed.registered().flatMap(ReleaseMetadata::committedAt));
  }

  private static String told(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("a time not recorded");
  }
}
