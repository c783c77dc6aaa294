package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Worlds in which Deployment Versions and Lambda versions are not one to one. Pure.
 *
 * <p>What a Lambda version is, its marker says and the gate proves: the artifact announces the
 * Build ID that it was published for. So a version that carries our marker is ours, whoever else
 * names it. A Deployment Version of ours that names something else is given its own Lambda version
 * where nothing can have run on it yet; else that would change the code under a Build ID, and is
 * refused.
 */
final class Crossings {

  private Crossings() {}

  /** Why the candidate's Deployment Version cannot be what it is to be; empty where it can. */
  static Optional<Problem> problem(Observed observed, RolloutRequest request) {
    return otherBuild(request)
        .or(() -> otherProvider(observed))
        .or(() -> registeredOtherwise(observed, request));
  }

  /**
   * What the candidate's Deployment Version names now, where it is to be given its own Lambda
   * version instead: nothing can have run on it.
   */
  static Optional<String> mended(Observed observed, RolloutRequest request) {
    return observed
        .registered()
        .filter(Crossings::neverRan)
        .filter(version -> !isReceiving(version, observed))
        .flatMap(DeploymentVersion::compute)
        .map(LambdaCompute::functionArn)
        .filter(arn -> !Planner.invokedArn(observed, request).equals(Optional.of(arn)));
  }

  /** What a user should know about an admitted plan, one line each. */
  static List<String> warnings(Observed observed, RolloutRequest request) {
    List<String> lines = new ArrayList<>();
    observed.contradictions().sharing().forEach(id -> lines.add(shared(id, request)));
    named(observed, request)
        .filter(version -> isOfAnotherTarget(version, request))
        .map(
            version ->
                version.arn()
                    + " was published for another deployment, namespace or Temporal address, or the"
                    + " address was spelled differently then")
        .ifPresent(lines::add);
    return List.copyOf(lines);
  }

  private static String shared(DeploymentVersionId id, RolloutRequest request) {
    return id
        + " names the Lambda version of "
        + request.candidate().id()
        + " too, whose workers announce the latter: tasks of the former find no poller. Once it"
        + " holds nothing: temporal worker deployment delete-version --deployment-name "
        + id.deploymentName()
        + " --build-id "
        + id.buildId();
  }

  /** The published version that the plan takes up; empty where it makes one. */
  private static Optional<FunctionVersion> named(Observed observed, RolloutRequest request) {
    return request.candidate().mode() instanceof ReleaseMode.Adopting adopting
        ? Optional.of(adopting.functionVersion())
        : Planner.reusable(observed, request);
  }

  private static boolean isOfAnotherTarget(FunctionVersion version, RolloutRequest request) {
    String ours = request.marker().targetHash();
    return version.marker().filter(marker -> !marker.targetHash().equals(ours)).isPresent();
  }

  /** Its workers would announce the other Build ID. */
  private static Optional<Problem> otherBuild(RolloutRequest request) {
    DeploymentVersionId id = request.candidate().id();
    return Stream.of(request.candidate().mode())
        .filter(ReleaseMode.Adopting.class::isInstance)
        .map(mode -> ((ReleaseMode.Adopting) mode).functionVersion())
        .filter(
            version ->
                version.marker().filter(it -> !it.buildId().equals(id.buildId())).isPresent())
        .findFirst()
        .map(
            version ->
                Problem.conflict(
                    "Lambda version "
                        + version.functionVersion()
                        + " was published for another Build ID than "
                        + id.buildId()
                        + ".",
                    List.of(told(version), "asked for " + id),
                    "route to another version: mvn temporal-lambda:status"
                        + " -Dtemporal-lambda.deploymentName="
                        + id.deploymentName()
                        + " lists them"));
  }

  private static Optional<Problem> otherProvider(Observed observed) {
    return observed
        .registered()
        .filter(version -> version.compute().isEmpty() && !version.computeProviders().isEmpty())
        .map(
            version ->
                Problem.conflict(
                    version.id() + " is registered, and not with a Lambda function alone.",
                    List.of(
                        "its compute providers: " + String.join(", ", version.computeProviders())),
                    "release another commit, so that the build gets a Build ID of its own"));
  }

  private static Optional<Problem> registeredOtherwise(Observed observed, RolloutRequest request) {
    Optional<String> ours = Planner.invokedArn(observed, request);
    return observed
        .registered()
        .flatMap(DeploymentVersion::compute)
        .map(LambdaCompute::functionArn)
        .filter(arn -> !ours.equals(Optional.of(arn)) && mended(observed, request).isEmpty())
        .map(
            arn ->
                Problem.conflict(
                    request.candidate().id() + " is registered with another Lambda version.",
                    evidence(arn, ours, observed),
                    "commit anew, so that the build gets a Build ID of its own"));
  }

  private static List<String> evidence(String arn, Optional<String> ours, Observed observed) {
    List<String> lines = new ArrayList<>();
    lines.add("registered " + arn);
    lines.add("ours       " + ours.orElse("none published with this Build ID"));
    if (!arn.startsWith(observed.function().unqualifiedArn())) {
      lines.add("that is no version of " + observed.function().unqualifiedArn());
    }
    observed.published().stream()
        .filter(version -> version.arn().toString().equals(arn))
        .map(Crossings::told)
        .forEach(lines::add);
    return lines;
  }

  private static String told(FunctionVersion version) {
    return version
        .marker()
        .map(VersionMarker::buildId)
        .map(buildId -> version.arn() + " was published for Build ID " + buildId)
        .orElse(version.arn() + " was published by another tool");
  }

  /** No worker has polled for it and nothing was ever routed to it, as the server tells. */
  private static boolean neverRan(DeploymentVersion version) {
    DeploymentVersionTimes times = version.times();
    return version.status() == DeploymentVersionStatus.CREATED
        && version.taskQueues().isEmpty()
        && Stream.of(
                times.firstActivated(),
                times.currentSince(),
                times.rampingSince(),
                times.lastCurrent(),
                times.lastDeactivated())
            .allMatch(Optional::isEmpty);
  }

  private static boolean isReceiving(DeploymentVersion version, Observed observed) {
    return observed
        .routing()
        .filter(
            state ->
                state.isCurrent(version.id())
                    || state
                        .ramp()
                        .filter(ramp -> ramp.to().equals(Optional.of(version.id())))
                        .isPresent())
        .isPresent();
  }
}
