package io.github.temporallambda.report;

import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.history.OtherExecutions;
import io.github.temporallambda.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A Worker Deployment as the server and AWS tell it.
 *
 * @param routing its routing
 * @param versions its versions in full, newest first; without those whose Build ID this plugin
 *     cannot hold
 * @param others what else runs on its task queues; empty when that could not be counted
 * @param uncounted why executions could not be counted; empty when they were
 * @param audit its versions held against Lambda's
 */
public record DeploymentStatus(
    RoutingState routing,
    List<VersionStatus> versions,
    Optional<OtherExecutions> others,
    Optional<Problem> uncounted,
    AuditResult audit) {

  public DeploymentStatus {
    versions = List.copyOf(versions);
  }
}
