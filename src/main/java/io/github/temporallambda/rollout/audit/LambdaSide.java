package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions as they were read, and what they have to say against a Deployment Version. */
final class LambdaSide {

  private final Map<String, FunctionReading> readings;

  LambdaSide(Map<String, FunctionReading> readings) {
    this.readings = readings;
  }

  /** What the Lambda version that {@code version} names tells against it. */
  List<Mismatch> mismatches(AuditedVersion version, String targetHash) {
    Optional<FunctionArn> named = version.functionVersion();
    if (named.isEmpty()) {
      return List.of();
    }
    FunctionArn arn = named.get();
    FunctionReading reading = readings.get(arn.unqualified());
    if (reading instanceof FunctionReading.Missing) {
      return List.of(gone(version, arn));
    }
    if (reading instanceof FunctionReading.Found found) {
      return found
          .inventory()
          .find(arn)
          .map(held -> differences(version, held, targetHash))
          .orElseGet(() -> List.of(gone(version, arn)));
    }
    return List.of();
  }

  /** What was published for the subject's deployment and is named by none of its versions. */
  List<Mismatch> unregistered(AuditSubject subject) {
    Set<FunctionArn> named =
        subject.versions().stream()
            .flatMap(version -> version.functionVersion().stream())
            .collect(Collectors.toSet());
    return published()
        .filter(held -> !named.contains(held.arn()))
        .flatMap(
            held ->
                held
                    .marker()
                    .filter(marker -> marker.targetHash().equals(subject.targetHash()))
                    .map(marker -> unregistered(held.arn(), marker.buildId(), subject))
                    .stream())
        .toList();
  }

  private Stream<FunctionVersion> published() {
    return readings.values().stream()
        .filter(FunctionReading.Found.class::isInstance)
        .map(FunctionReading.Found.class::cast)
        .flatMap(found -> found.inventory().published().stream());
  }

  private static Mismatch unregistered(FunctionArn arn, BuildId buildId, AuditSubject subject) {
    return new MarkerMismatch.Unregistered(
        arn,
        buildId,
        subject.versions().stream()
            .filter(version -> version.deploymentVersion().id().buildId().equals(buildId))
            .findFirst()
            .map(version -> version.arn().orElse("no function")));
  }

  private static Mismatch gone(AuditedVersion version, FunctionArn arn) {
    return new FunctionMismatch.Gone(version.deploymentVersion().id(), arn);
  }

  private static List<Mismatch> differences(
      AuditedVersion version, FunctionVersion held, String targetHash) {
    DeploymentVersionId id = version.deploymentVersion().id();
    Optional<VersionMarker> marker = held.marker();
    List<Mismatch> found = new ArrayList<>();
    marker
        .map(VersionMarker::buildId)
        .filter(marked -> !marked.equals(id.buildId()))
        .ifPresent(marked -> found.add(new MarkerMismatch.OtherBuild(id, held.arn(), marked)));
    marker
        .filter(mark -> !mark.targetHash().equals(targetHash))
        .ifPresent(mark -> found.add(new MarkerMismatch.OtherTarget(id, held.arn())));
    version
        .recordedCode()
        .filter(recorded -> !recorded.equals(held.codeSha256().base64()))
        .map(recorded -> new FunctionMismatch.Codes(held.codeSha256().base64(), recorded))
        .ifPresent(codes -> found.add(new FunctionMismatch.OtherCode(id, held.arn(), codes)));
    return found;
  }
}
