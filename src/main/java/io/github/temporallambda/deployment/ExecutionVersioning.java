package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import java.util.Optional;

/**
 * Where one execution stands among Deployment Versions, as DescribeWorkflowExecution told it.
 *
 * @param open whether it still runs
 * @param progressedOn the version that completed its last workflow task; empty when none has been
 *     completed, or by an unversioned worker
 * @param pinnedTo the version that an override pins it to; empty without such an override
 */
public record ExecutionVersioning(
    boolean open,
    Optional<DeploymentVersionId> progressedOn,
    Optional<DeploymentVersionId> pinnedTo) {

  /** Of an execution that the server no longer knows, or that has ended. */
  public static ExecutionVersioning closed() {
    return new ExecutionVersioning(false, Optional.empty(), Optional.empty());
  }

  /** Whether it runs, and an override keeps it on {@code id}. */
  public boolean isPinnedTo(DeploymentVersionId id) {
    return open && pinnedTo.filter(id::equals).isPresent();
  }
}
