package io.github.temporallambda.report;

import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.history.OtherExecutions;
import io.github.temporallambda.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    AuditResult audit)
    implements GoalFacts {

  public DeploymentStatus {
    versions = List.copyOf(versions);
  }

  /** Versions that went away meanwhile, or whose Build ID is not one that this plugin holds. */
  public List<DeploymentVersionSummary> undescribed() {
    return routing.versions().stream()
        .filter(summary -> versions.stream().noneMatch(told -> told.isOf(summary)))
        .toList();
  }

  /** What a reader should know: each mismatch, and what could not be counted or read. */
  public List<String> warnings() {
    return Stream.of(
            audit.findings().stream().filter(AuditFinding::fault).map(AuditFinding::what),
            uncounted.stream().map(Problem::what),
            audit.unread().stream().map(Problem::what))
        .flatMap(each -> each)
        .toList();
  }
}
