package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.lambda.ConfigurationChange;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
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
   * The Lambda version that {@code current} names, where it holds the candidate's content. The
   * current version's own marker tells, or the same bytes, or the Deployment Version's metadata
   * where they tell of exactly the code that Lambda holds.
   *
   * @param published the versions of the function that is released to
   */
  static Optional<FunctionVersion> behind(
      DeploymentVersion current, List<FunctionVersion> published, RolloutRequest request) {
    Optional<String> arn = current.compute().map(LambdaCompute::functionArn);
    return published.stream()
        .filter(version -> arn.equals(Optional.of(version.arn().toString())))
        .filter(
            version ->
                isMarked(version, current.id(), request) || isSame(version, current, request))
        .findFirst();
  }

  private static boolean isMarked(
      FunctionVersion version, DeploymentVersionId current, RolloutRequest request) {
    VersionMarker ours = Planner.marker(request);
    return version.isMarkedBy(
        new VersionMarker(current.buildId(), ours.contentDigest(), ours.targetHash()));
  }

  private static boolean isSame(
      FunctionVersion version, DeploymentVersion current, RolloutRequest request) {
    String held = version.codeSha256().base64();
    String content = request.candidate().artifact().contentDigest().hex();
    return version.codeSha256().equals(request.candidate().artifact().codeSha256())
        || (ReleaseMetadata.codeSha256(current).equals(Optional.of(held))
            && ReleaseMetadata.contentDigest(current).equals(Optional.of(content)));
  }
}
