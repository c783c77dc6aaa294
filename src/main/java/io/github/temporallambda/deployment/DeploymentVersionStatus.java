package io.github.temporallambda.deployment;

/**
 * The status of a Worker Deployment Version, in the server's words ({@code
 * temporal.api.enums.v1.WorkerDeploymentVersionStatus}).
 */
public enum DeploymentVersionStatus {
  /** The server did not tell, or told one that is newer than this plugin. */
  UNSPECIFIED,
  /** Created by a call; no worker has polled yet. */
  CREATED,
  /** Polled, but never routed to. */
  INACTIVE,
  /** Receives a percentage of new and moving executions. */
  RAMPING,
  /** Receives new and moving executions. */
  CURRENT,
  /** No longer routed to, with pinned executions still open (or not yet counted). */
  DRAINING,
  /** No longer routed to, and no pinned execution open. */
  DRAINED
}
