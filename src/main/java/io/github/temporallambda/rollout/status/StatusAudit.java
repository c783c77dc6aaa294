package io.github.temporallambda.rollout.status;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.history.OpenExecutions;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.report.AuditFinding;
import io.github.temporallambda.report.AuditResult;
import io.github.temporallambda.report.VersionStatus;
import io.github.temporallambda.rollout.audit.Audit;
import io.github.temporallambda.rollout.audit.AuditSubject;
import io.github.temporallambda.rollout.audit.AuditedVersion;
import io.github.temporallambda.rollout.audit.FunctionReader;
import io.github.temporallambda.rollout.audit.FunctionReading;
import io.github.temporallambda.rollout.audit.Mismatch;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.metadata.ReleaseMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a deployment's versions against the functions that they name. */
public final class StatusAudit {

  private final FunctionReader functions;

  /** Reads functions through {@code functions}. */
  public StatusAudit(FunctionReader functions) {
    this.functions = functions;
  }

  Audited audit(StatusRequest request, RoutingState routing, List<DeploymentVersion> versions) {
    AuditSubject subject =
        new AuditSubject(
            versions.stream().map(version -> audited(version, routing)).toList(),
            routing.current(),
            VersionMarker.targetHash(
                request.target().address(), request.target().namespace(), request.deploymentName()),
            request.functionName());
    Map<String, FunctionReading> readings = functions.read(subject);
    return new Audited(subject, result(Audit.mismatches(subject, readings), readings));
  }

  private static AuditedVersion audited(DeploymentVersion version, RoutingState routing) {
    return new AuditedVersion(
        version,
        routing.summary(version.id().buildId()).flatMap(DeploymentVersionSummary::computeError),
        ReleaseMetadata.functionArn(version),
        ReleaseMetadata.codeSha256(version));
  }

  private static AuditResult result(
      List<Mismatch> mismatches, Map<String, FunctionReading> readings) {
    List<String> read = new ArrayList<>();
    List<Problem> unread = new ArrayList<>();
    readings.forEach(
        (function, reading) -> {
          if (reading instanceof FunctionReading.Unreadable unreadable) {
            unread.add(unreadable.why().withEvidence(List.of("function: " + function)));
          } else {
            read.add(function);
          }
        });
    return new AuditResult(read, mismatches.stream().map(StatusAudit::finding).toList(), unread);
  }

  private static AuditFinding finding(Mismatch mismatch) {
    return new AuditFinding(
        mismatch.kind(), mismatch.isFault(), mismatch.what(), mismatch.evidence(), mismatch.next());
  }

  /**
   * An audit that was made.
   *
   * @param subject what was audited
   * @param result what that gave
   */
  record Audited(AuditSubject subject, AuditResult result) {

    VersionStatus status(DeploymentVersion version, Optional<OpenExecutions> open) {
      return new VersionStatus(
          version,
          open,
          ReleaseMetadata.origin(version),
          Condemnation.of(version).map(Condemnation::says),
          subject.versions().stream()
              .filter(audited -> audited.deploymentVersion().equals(version))
              .anyMatch(AuditedVersion::isDevelopment));
    }
  }
}
