package io.github.temporallambda.history;

import static io.github.temporallambda.history.LiveExecutions.STAYING;
import static io.github.temporallambda.history.LiveExecutions.UPGRADING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.history.ExecutionScope.Moving;
import io.github.temporallambda.history.ExecutionScope.MovingWithPinned;
import io.github.temporallambda.history.ExecutionScope.PinnedTo;
import io.github.temporallambda.history.ExecutionScope.ProgressedOn;
import io.github.temporallambda.history.LiveExecutions.LiveWorker;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.TemporalServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each scope's query, asked of the real server. */
@ExtendWith(LocalStackExtension.class)
class ExecutionScopeIT {

  @TempDir Path directory;

  @Test
  void everyExecutionOnTheQueueThatIsNotPinnedMovesWhateverItsDeployment(TemporalServer server) {
    DeploymentName ours = new DeploymentName("scope-ours");
    DeploymentVersionId theirs = id("scope-theirs", "t1");
    try (LiveExecutions live = LiveExecutions.on(server, directory)) {
      LiveWorker unversioned = live.unversionedWorker("scope-q");
      live.open("scope-unversioned", UPGRADING, "scope-q");
      live.stop(unversioned);

      live.worker(theirs, "scope-q");
      live.setCurrent(theirs);
      live.open("scope-of-theirs", UPGRADING, "scope-q");
      live.open("scope-pinned-theirs", STAYING, "scope-q");

      DeploymentVersionId first = new DeploymentVersionId(ours, new BuildId("o1"));
      live.worker(first, "scope-q", "scope-elsewhere");
      live.setCurrent(first);
      live.open("scope-of-ours", UPGRADING, "scope-q");
      live.open("scope-pinned-ours", STAYING, "scope-q");
      live.open("scope-of-ours-elsewhere", UPGRADING, "scope-elsewhere");
      live.open("scope-closed", UPGRADING, "scope-q");
      live.signal("scope-closed", "end");
      live.start("scope-other-queue", UPGRADING, "scope-unpolled");

      reads(
          live,
          new Moving(ours, Set.of("scope-q")),
          "scope-of-ours",
          "scope-of-ours-elsewhere",
          "scope-of-theirs",
          "scope-unversioned");
      reads(
          live,
          new MovingWithPinned(ours, Set.of("scope-q")),
          "scope-of-ours",
          "scope-of-ours-elsewhere",
          "scope-of-theirs",
          "scope-pinned-ours",
          "scope-unversioned");
      reads(live, new Moving(ours, Set.of()), "scope-of-ours", "scope-of-ours-elsewhere");
    }
  }

  @Test
  void executionThatNoWorkerHasTouchedYetMoves(TemporalServer server) {
    try (LiveExecutions live = LiveExecutions.on(server, directory)) {
      live.start("scope-untouched", UPGRADING, "scope-untouched-q");

      reads(
          live,
          new Moving(new DeploymentName("scope-untouched"), Set.of("scope-untouched-q", "it's")),
          "scope-untouched");
    }
  }

  /** A queue that is left may be another deployment's by now: what runs there is its own. */
  @Test
  void onAQueueThatIsLeftOnlyWhatBelongsToNobodyMoves(TemporalServer server) {
    DeploymentVersionId theirs = id("scope-left-theirs", "t1");
    try (LiveExecutions live = LiveExecutions.on(server, directory)) {
      LiveWorker worker = live.worker(theirs, "scope-left-q");
      live.setCurrent(theirs);
      live.open("left-of-theirs", UPGRADING, "scope-left-q");
      live.stop(worker);
      live.start("left-untouched", UPGRADING, "scope-left-q");

      reads(
          live,
          new Moving(
              new DeploymentName("scope-left"), Set.of("scope-new-q"), Set.of("scope-left-q")),
          "left-untouched");
    }
  }

  @Test
  void whatAVersionProgressedIsFoundAlsoAfterItMovedOn(TemporalServer server) {
    DeploymentVersionId first = id("scope-progress", "p1");
    DeploymentVersionId second = id("scope-progress", "p2");
    try (LiveExecutions live = LiveExecutions.on(server, directory)) {
      live.worker(first, "scope-progress");
      live.setCurrent(first);
      live.open("progress-moved", UPGRADING, "scope-progress");
      live.open("progress-idle", UPGRADING, "scope-progress");
      live.worker(second, "scope-progress");
      live.setCurrent(second);
      live.step("progress-moved");
      live.open("progress-new", UPGRADING, "scope-progress");
      live.open("progress-pinned", STAYING, "scope-progress");

      reads(live, new ProgressedOn(first), "progress-idle", "progress-moved");
      reads(live, new ProgressedOn(second), "progress-moved", "progress-new");
      reads(live, new PinnedTo(second), "progress-pinned");
      reads(live, new PinnedTo(first));
    }
  }

  @Test
  void overrideShowsAsPinnedToItsVersionBeforeAnyTaskRanThere(TemporalServer server) {
    DeploymentVersionId first = id("scope-override", "b1");
    DeploymentVersionId second = id("scope-override", "b2");
    try (LiveExecutions live = LiveExecutions.on(server, directory)) {
      live.worker(first, "scope-override");
      live.worker(second, "scope-override");
      live.setCurrent(first);
      live.open("override-rescued", UPGRADING, "scope-override");
      live.open("override-moved", STAYING, "scope-override");
      live.open("override-none", UPGRADING, "scope-override");
      reads(live, new PinnedTo(first), "override-moved");

      live.pin("override-rescued", first);
      live.pin("override-moved", second);

      reads(live, new PinnedTo(first), "override-rescued");
      reads(live, new PinnedTo(second), "override-moved");
      reads(live, new ProgressedOn(first), "override-none");
      reads(live, new Moving(first.deploymentName(), Set.of("scope-override")), "override-none");
    }
  }

  /** Visibility may lag by a moment. */
  private static void reads(LiveExecutions live, ExecutionScope scope, String... workflowIds) {
    AffectedExecutions affected = new AffectedExecutions(live.connection());
    LiveExecutions.await(
        () -> names(affected.read(scope)).equals(List.of(workflowIds)),
        () -> scope + " reads " + names(affected.read(scope)));
    assertThat(affected.count(scope)).isEqualTo(workflowIds.length);
  }

  private static List<String> names(List<AffectedExecution> executions) {
    return executions.stream().map(AffectedExecution::workflowId).sorted().toList();
  }

  private static DeploymentVersionId id(String deploymentName, String buildId) {
    return new DeploymentVersionId(new DeploymentName(deploymentName), new BuildId(buildId));
  }
}
