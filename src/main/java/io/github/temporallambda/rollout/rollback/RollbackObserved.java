package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deployment as a rollback found it, read once before anything is planned.
 *
 * @param routing its routing
 * @param versions its versions in full
 * @param code what lies behind each of them at Lambda
 */
public record RollbackObserved(
    RoutingState routing,
    List<DeploymentVersion> versions,
    Map<DeploymentVersionId, BackingCode> code) {

  public RollbackObserved {
    versions = List.copyOf(versions);
    code = Map.copyOf(code);
    if (!versions.stream().map(DeploymentVersion::id).allMatch(code::containsKey)) {
      throw new IllegalArgumentException("every version's code was looked for");
    }
  }

  DeploymentName deploymentName() {
    return routing.deploymentName();
  }

  DeploymentVersionId id(BuildId buildId) {
    return new DeploymentVersionId(deploymentName(), buildId);
  }

  Optional<DeploymentVersion> version(DeploymentVersionId id) {
    return versions.stream().filter(version -> version.id().equals(id)).findFirst();
  }

  /** What lies behind one of the versions. */
  BackingCode code(DeploymentVersion version) {
    return Optional.ofNullable(code.get(version.id())).orElseThrow();
  }
}
