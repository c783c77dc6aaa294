package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.artifact.ContentDifference;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Build ID that was published with one content and is now to be released with another. Pure. */
public final class OtherContent {

  /** More names than this help nobody. */
  private static final int MOST_NAMED = 20;

  private OtherContent() {}

  /**
   * The version that carries this Build ID for this target, and says that it holds other content.
   */
  public static Optional<FunctionVersion> published(
      List<FunctionVersion> published, RolloutRequest request) {
    VersionMarker wanted = request.marker();
    return published.stream()
        .filter(
            version -> version.marker().filter(marker -> contradicts(marker, wanted)).isPresent())
        .findFirst();
  }

  private static boolean contradicts(VersionMarker marker, VersionMarker wanted) {
    return marker.buildId().equals(wanted.buildId())
        && marker.targetHash().equals(wanted.targetHash())
        && !marker.contentDigest().equals(wanted.contentDigest());
  }

  /**
   * What a user is told of a version found by {@link #published}.
   *
   * @param difference from what was published to what was built; empty where it could not be told
   */
  public static Problem problem(
      FunctionVersion published, RolloutRequest request, Optional<ContentDifference> difference) {
    String its = published.marker().map(marker -> marker.contentDigest().hex()).orElse("unknown");
    return problem(published, its, request.candidate(), difference);
  }

  /** The same of a version whose code was fetched, and is not what its marker says. */
  public static Problem problem(
      FunctionVersion published, DeploymentPackage fetched, Candidate candidate) {
    ContentDifference difference = ContentDifference.between(fetched, candidate.artifact());
    return problem(published, fetched.contentDigest().hex(), candidate, Optional.of(difference));
  }

  private static Problem problem(
      FunctionVersion published,
      String its,
      Candidate candidate,
      Optional<ContentDifference> difference) {
    List<String> evidence = new ArrayList<>();
    evidence.add("published    " + published.arn());
    evidence.add("its content  " + its);
    evidence.add("this content " + candidate.artifact().contentDigest());
    difference.ifPresent(it -> evidence.addAll(it.lines(MOST_NAMED)));
    return new Problem(
        ProblemKind.CONFLICT,
        "Build ID "
            + candidate.id().buildId()
            + " was published before with other content, and never changes its meaning.",
        evidence,
        List.of(
            "commit what changed and run again, so that it gets a Build ID of its own",
            "or, if nothing changed, make the build reproducible, so that one commit always makes"
                + " the same files: set <project.build.outputTimestamp>, give every plugin a fixed"
                + " <version>, and keep times, hosts and random values out of what is generated",
            "or, where the Build ID is that of a tree, name in"
                + " -Dtemporal-lambda.buildIdPaths what else the artifact is built from"));
  }
}
