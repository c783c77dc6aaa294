package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.lambda.ConfigurationChange;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.rollout.metadata.ReleaseMetadata;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.List;
import java.util.Optional;

/**
 * The candidate's content, where it runs already: behind the current version, under the Build ID of
 * another commit.
 *
 * @param functionVersion what the current version names
 * @param since how the function's configuration was changed since that was published
 */
public record RunningContent(FunctionVersion functionVersion, ConfigurationChange since) {

  /**
   * The Lambda version that {@code current} names, where it holds the candidate's content. Its
   * marker tells, which must be of the current version's own Build ID; where another tool published
   * it, the same bytes, or the Deployment Version's metadata where they tell of exactly the code
   * that Lambda holds.
   *
   * @param published the versions of the function that is released to
   */
  public static Optional<FunctionVersion> behind(
      DeploymentVersion current, List<FunctionVersion> published, RolloutRequest request) {
    Optional<String> arn = current.compute().map(LambdaCompute::functionArn);
    return published.stream()
        .filter(version -> arn.equals(Optional.of(version.arn().toString())))
        .filter(version -> holds(version, current, request))
        .findFirst();
  }

  private static boolean holds(
      FunctionVersion version, DeploymentVersion current, RolloutRequest request) {
    VersionMarker ours = request.marker();
    VersionMarker expected =
        new VersionMarker(current.id().buildId(), ours.contentDigest(), ours.targetHash());
    return version
        .marker()
        .map(expected::equals)
        .orElseGet(() -> isSame(version, current, request.candidate().artifact()));
  }

  private static boolean isSame(
      FunctionVersion version, DeploymentVersion current, DeploymentPackage ours) {
    boolean recorded =
        ReleaseMetadata.codeSha256(current).equals(Optional.of(version.codeSha256().base64()))
            && ReleaseMetadata.contentDigest(current)
                .equals(Optional.of(ours.contentDigest().hex()));
    return version.codeSha256().equals(ours.codeSha256()) || recorded;
  }
}
