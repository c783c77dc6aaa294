package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.replay.PolledTaskQueue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link DeploymentStatus} as lines for a console. All wording of {@code status} is here. */
public final class StatusText {

  private StatusText() {}

  /** The lines, without line ends. */
  public static List<String> lines(DeploymentStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add("Deployment " + status.routing().deploymentName());
    lines.addAll(routing(status.routing()));
    for (DeploymentVersion version : status.versions()) {
      lines.add("");
      lines.addAll(version(version, status.routing().summary(version.id().buildId())));
    }
    return List.copyOf(lines);
  }

  /** The routing alone. */
  static List<String> routing(RoutingState routing) {
    String current = routing.current().map(DeploymentVersionId::toString).orElse("none");
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
    String propagated = routing.propagated() ? "" : " (still on its way to the task queues)";
    return List.of("  current      " + current + propagated, "  ramping      " + ramping);
  }

  private static List<String> version(
      DeploymentVersion version, Optional<DeploymentVersionSummary> summary) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + version.id() + "  " + version.status());
    lines.add(
        "    function       "
            + version
                .compute()
                .map(LambdaCompute::functionArn)
                .orElse("none: nothing can invoke it; mvn temporal-lambda:rollout mends it"));
    String queues =
        version.taskQueues().stream()
            .map(PolledTaskQueue::toString)
            .collect(Collectors.joining(", "));
    lines.add("    task queues    " + (queues.isEmpty() ? "none bound" : queues));
    time(lines, "created        ", version.times().created());
    time(lines, "current since  ", version.times().currentSince());
    summary
        .flatMap(DeploymentVersionSummary::computeError)
        .ifPresent(error -> lines.add("    problem        " + error));
    return lines;
  }

  private static void time(List<String> lines, String name, Optional<Instant> time) {
    time.ifPresent(instant -> lines.add("    " + name + instant.truncatedTo(ChronoUnit.SECONDS)));
  }
}
