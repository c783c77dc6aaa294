package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.history.ExecutionScope.Moving;
import io.github.temporallambda.history.ExecutionScope.MovingWithPinned;
import io.github.temporallambda.history.ExecutionScope.PinnedTo;
import io.github.temporallambda.history.ExecutionScope.ProgressedOn;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExecutionScopeTest {

  private static final DeploymentName ORDERS = new DeploymentName("orders");
  private static final DeploymentVersionId VERSION =
      new DeploymentVersionId(ORDERS, new BuildId("3f2c1a9b"));

  @Test
  void movingIsEveryRunningExecutionOnTheQueuesThatIsNotPinnedAndTheDeploymentsOwn() {
    assertThat(new Moving(ORDERS, Set.of("b", "a")).query())
        .isEqualTo(
            "ExecutionStatus = 'Running' AND (((TaskQueue = 'a' OR TaskQueue = 'b')"
                + " AND (TemporalWorkflowVersioningBehavior != 'Pinned'"
                + " OR TemporalWorkflowVersioningBehavior IS NULL))"
                + " OR (TemporalWorkerDeployment = 'orders'"
                + " AND TemporalWorkflowVersioningBehavior = 'AutoUpgrade'))");
  }

  @Test
  void withoutQueuesOnlyTheDeploymentsOwnMove() {
    assertThat(new Moving(ORDERS, Set.of()).query())
        .isEqualTo(
            "ExecutionStatus = 'Running' AND (TemporalWorkerDeployment = 'orders'"
                + " AND TemporalWorkflowVersioningBehavior = 'AutoUpgrade')");
    assertThat(new MovingWithPinned(ORDERS, Set.of()).query())
        .isEqualTo("ExecutionStatus = 'Running' AND TemporalWorkerDeployment = 'orders'");
  }

  @Test
  void withPinnedTakesTheDeploymentsOwnWhateverTheirBehaviour() {
    assertThat(new MovingWithPinned(ORDERS, Set.of("a")).query())
        .isEqualTo(
            "ExecutionStatus = 'Running' AND (((TaskQueue = 'a')"
                + " AND (TemporalWorkflowVersioningBehavior != 'Pinned'"
                + " OR TemporalWorkflowVersioningBehavior IS NULL))"
                + " OR TemporalWorkerDeployment = 'orders')");
  }

  @Test
  void onAQueueThatIsLeftWhatNoVersionHasTakenUpMovesAsWell() {
    String left =
        " OR ((TaskQueue = 'old') AND TemporalWorkerDeployment IS NULL"
            + " AND (TemporalWorkflowVersioningBehavior != 'Pinned'"
            + " OR TemporalWorkflowVersioningBehavior IS NULL)))";

    assertThat(new Moving(ORDERS, Set.of("a"), Set.of("old")).query())
        .startsWith("ExecutionStatus = 'Running' AND (((TaskQueue = 'a') AND ")
        .endsWith(left);
    assertThat(new MovingWithPinned(ORDERS, Set.of(), Set.of("old")).query())
        .isEqualTo("ExecutionStatus = 'Running' AND (TemporalWorkerDeployment = 'orders'" + left);
  }

  @Test
  void progressedOnIsWhatTheVersionWorkedOnUnlessPinned() {
    assertThat(new ProgressedOn(VERSION).query())
        .isEqualTo(
            "ExecutionStatus = 'Running'"
                + " AND TemporalUsedWorkerDeploymentVersions = 'orders:3f2c1a9b'"
                + " AND (TemporalWorkflowVersioningBehavior != 'Pinned'"
                + " OR TemporalWorkflowVersioningBehavior IS NULL)");
  }

  @Test
  void pinnedToIsWhatStaysOnTheVersion() {
    assertThat(new PinnedTo(VERSION).query())
        .isEqualTo(
            "ExecutionStatus = 'Running'"
                + " AND TemporalWorkerDeploymentVersion = 'orders:3f2c1a9b'"
                + " AND TemporalWorkflowVersioningBehavior = 'Pinned'");
  }

  @Test
  void quotesInAQueueNameCannotEndTheString() {
    assertThat(new Moving(ORDERS, Set.of("it's \\")).query()).contains("TaskQueue = 'it\\'s \\\\'");
  }
}
