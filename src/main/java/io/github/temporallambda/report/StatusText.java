package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.history.OtherExecutions;
import java.util.ArrayList;
import java.util.List;

/** A {@link DeploymentStatus} as lines for a console: what it is, then what is wrong with it. */
public final class StatusText {

  private StatusText() {}

  /** The lines, without line ends; what others wrote into them does nothing but show. */
  public static List<String> lines(DeploymentStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add("Deployment " + status.routing().deploymentName());
    lines.addAll(routing(status.routing()));
    for (VersionStatus version : status.versions()) {
      lines.add("");
      lines.addAll(VersionStatusText.lines(version));
    }
    unnamed(status).forEach(buildId -> lines.addAll(List.of("", "  " + buildId)));
    lines.add("");
    lines.addAll(executions(status));
    lines.add("");
    lines.addAll(AuditText.lines(status.audit()));
    return lines.stream().map(ForeignText::line).toList();
  }

  /** The routing alone. */
  static List<String> routing(RoutingState routing) {
    String current =
        routing.current().map(DeploymentVersionId::toString).orElse("none (unversioned workers)");
    String ramping =
        routing
            .ramp()
            .map(
                ramp ->
                    ramp.to().map(DeploymentVersionId::toString).orElse("unversioned workers")
                        + " at "
                        + ramp.percentage()
                        + " %")
            .orElse("none");
    String propagated =
        routing.propagated() ? "" : " (still on its way to the task queues, the server says)";
    return List.of("  current      " + current + propagated, "  ramping      " + ramping);
  }

  /** Versions that went away meanwhile, or whose Build ID is not one that this plugin holds. */
  private static List<String> unnamed(DeploymentStatus status) {
    return status.undescribed().stream()
        .map(
            summary ->
                "Build ID '" + summary.buildId() + "'  " + summary.status() + ": not described")
        .toList();
  }

  private static List<String> executions(DeploymentStatus status) {
    List<String> lines = new ArrayList<>();
    status.others().map(StatusText::others).ifPresent(lines::add);
    status
        .uncounted()
        .ifPresent(problem -> problem.render().lines().forEach(line -> lines.add("  " + line)));
    return lines;
  }

  private static String others(OtherExecutions others) {
    return "  also running on its task queues: "
        + others.unversioned()
        + " of no deployment, "
        + others.otherDeployments()
        + " of other deployments";
  }
}
