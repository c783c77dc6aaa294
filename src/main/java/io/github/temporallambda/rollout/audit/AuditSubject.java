package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.lambda.FunctionName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Temporal's side of an audit.
 *
 * @param versions the deployment's versions, newest first
 * @param current its current version
 * @param targetHash how markers of Lambda versions name this deployment, namespace and address
 * @param functionName the function that the user says is the deployment's
 */
public record AuditSubject(
    List<AuditedVersion> versions,
    Optional<DeploymentVersionId> current,
    String targetHash,
    Optional<FunctionName> functionName) {

  public AuditSubject {
    versions = List.copyOf(versions);
  }

  /**
   * The function that the deployment's versions are of: the one that the user named, else the
   * current version's, else the newest version's. Empty when no version names it.
   */
  Optional<String> functionArn() {
    return Stream.concat(versions.stream().filter(version -> isCurrent(version)), versions.stream())
        .flatMap(version -> version.function().stream())
        .filter(arn -> functionName.filter(name -> !name.equals(arn.functionName())).isEmpty())
        .map(ComputeArn::functionArn)
        .findFirst();
  }

  private boolean isCurrent(AuditedVersion version) {
    return current.filter(version.deploymentVersion().id()::equals).isPresent();
  }
}
