package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.lambda.FunctionArn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds Deployment Versions against Lambda versions: each is to name one immutable Lambda version
 * of its own, which is there and was published for it. Pure: no I/O; the same arguments give the
 * same list. What depends on a function that could not be read is not judged.
 */
public final class Audit {

  private final AuditSubject subject;
  private final LambdaSide lambda;

  private Audit(AuditSubject subject, LambdaSide lambda) {
    this.subject = subject;
    this.lambda = lambda;
  }

  /**
   * All mismatches: version by version, newest first, then what concerns several.
   *
   * @param readings what {@link FunctionReader#read} gave for the same subject
   */
  public static List<Mismatch> mismatches(
      AuditSubject subject, Map<String, FunctionReading> readings) {
    return new Audit(subject, new LambdaSide(readings)).mismatches();
  }

  private List<Mismatch> mismatches() {
    List<Mismatch> found = new ArrayList<>();
    for (AuditedVersion version : subject.versions()) {
      compute(version).ifPresent(found::add);
      controller(version).ifPresent(found::add);
      recorded(version).ifPresent(found::add);
      function(version).ifPresent(found::add);
      found.addAll(lambda.mismatches(version, subject.targetHash()));
    }
    found.addAll(shared());
    found.addAll(lambda.unregistered(subject));
    return List.copyOf(found);
  }

  private static Optional<Mismatch> compute(AuditedVersion version) {
    DeploymentVersionId id = version.deploymentVersion().id();
    if (version.arn().isEmpty()) {
      return Optional.of(
          new ComputeMismatch.NoFunction(id, version.deploymentVersion().computeProviders()));
    }
    return version
        .arn()
        .filter(arn -> version.functionVersion().isEmpty() && !version.isDevelopment())
        .map(arn -> new ComputeMismatch.Changeable(id, arn));
  }

  private static Optional<Mismatch> controller(AuditedVersion version) {
    return version
        .computeError()
        .map(text -> new ComputeMismatch.ControllerError(version.deploymentVersion().id(), text));
  }

  private static Optional<Mismatch> recorded(AuditedVersion version) {
    return version
        .arn()
        .flatMap(
            arn ->
                version
                    .recordedArn()
                    .filter(recorded -> !recorded.equals(arn))
                    .map(
                        recorded ->
                            new ComputeMismatch.OtherThanRecorded(
                                version.deploymentVersion().id(), arn, recorded)));
  }

  private Optional<Mismatch> function(AuditedVersion version) {
    Optional<String> expected =
        subject
            .functionArn()
            .or(() -> subject.functionName().map(name -> "function '" + name + "'"));
    return version
        .function()
        .flatMap(
            arn ->
                expected
                    .filter(function -> !function.equals(arn.functionArn()))
                    .map(
                        function ->
                            new FunctionMismatch.OtherFunction(
                                version.deploymentVersion().id(),
                                version.arn().orElseThrow(),
                                function)));
  }

  private List<Mismatch> shared() {
    Map<FunctionArn, List<DeploymentVersionId>> ids = new LinkedHashMap<>();
    for (AuditedVersion version : subject.versions()) {
      version
          .functionVersion()
          .ifPresent(
              arn ->
                  ids.computeIfAbsent(arn, key -> new ArrayList<>())
                      .add(version.deploymentVersion().id()));
    }
    return ids.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .<Mismatch>map(entry -> new FunctionMismatch.Shared(entry.getKey(), entry.getValue()))
        .toList();
  }
}
