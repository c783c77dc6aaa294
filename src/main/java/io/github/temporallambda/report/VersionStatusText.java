package io.github.temporallambda.report;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.history.OpenExecutions;
import io.github.temporallambda.replay.PolledTaskQueue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One version of a {@link DeploymentStatus} as lines for a console. */
final class VersionStatusText {

  private static final String UNINVOCABLE =
      "none: nothing can invoke it; mvn temporal-lambda:rollout mends it";

  private VersionStatusText() {}

  static List<String> lines(VersionStatus status) {
    DeploymentVersion version = status.deploymentVersion();
    List<String> lines = new ArrayList<>();
    lines.add("  " + version.id() + "  " + version.status());
    lines.add(line("function", function(status)));
    lines.add(line("task queues", taskQueues(version)));
    lines.addAll(times(version));
    lines.add(line("open", status.open().map(VersionStatusText::open).orElse("not counted")));
    origin(status.origin()).map(text -> line("released", text)).ifPresent(lines::add);
    status.condemned().map(text -> line("condemned", text)).ifPresent(lines::add);
    return lines;
  }

  private static String function(VersionStatus status) {
    String arn =
        status.deploymentVersion().compute().map(LambdaCompute::functionArn).orElse(UNINVOCABLE);
    return status.development() ? arn + " (development mode: whatever $LATEST holds)" : arn;
  }

  private static String taskQueues(DeploymentVersion version) {
    String queues =
        version.taskQueues().stream()
            .map(PolledTaskQueue::toString)
            .collect(Collectors.joining(", "));
    return queues.isEmpty() ? "none bound" : queues;
  }

  private static List<String> times(DeploymentVersion version) {
    DeploymentVersionTimes times = version.times();
    DeploymentVersionStatus status = version.status();
    boolean left =
        status == DeploymentVersionStatus.DRAINING || status == DeploymentVersionStatus.DRAINED;
    return Stream.of(
            time("created", times.created()),
            time("current since", times.currentSince()),
            time("ramping since", times.rampingSince()),
            left ? time("last current", times.lastCurrent()) : Optional.<String>empty(),
            left ? time(drainage(status), times.drainageChanged()) : Optional.<String>empty())
        .flatMap(Optional::stream)
        .toList();
  }

  private static String drainage(DeploymentVersionStatus status) {
    return status == DeploymentVersionStatus.DRAINING ? "draining since" : "drained since";
  }

  private static Optional<String> time(String name, Optional<Instant> time) {
    return time.map(instant -> line(name, instant.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  private static String open(OpenExecutions open) {
    return open.total() == 0
        ? "0 running"
        : open.total()
            + " running: "
            + open.pinned()
            + " Pinned, "
            + open.autoUpgrade()
            + " Auto-Upgrade";
  }

  private static Optional<String> origin(ReleaseOrigin origin) {
    String text =
        Stream.of(
                origin.commit().map(commit -> "commit " + commit),
                origin.releasedBy().map(actor -> "by " + actor),
                origin.runUrl())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static String line(String name, String value) {
    return String.format("    %-14s %s", name, value);
  }
}
