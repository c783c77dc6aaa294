package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.DeploymentName;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AffectedExecutionsTest {

  private static final DeploymentName ORDERS = new DeploymentName("orders");

  @Test
  void queryTakesEveryRunningExecutionOnTheQueuesThatIsNotPinnedAndTheDeploymentsOwn() {
    assertThat(AffectedExecutions.query(ORDERS, Set.of("b", "a")))
        .isEqualTo(
            "ExecutionStatus = 'Running' AND (((TaskQueue = 'a' OR TaskQueue = 'b')"
                + " AND (TemporalWorkflowVersioningBehavior != 'Pinned'"
                + " OR TemporalWorkflowVersioningBehavior IS NULL))"
                + " OR (TemporalWorkerDeployment = 'orders'"
                + " AND TemporalWorkflowVersioningBehavior = 'AutoUpgrade'))");
  }

  @Test
  void quotesInAQueueNameCannotEndTheString() {
    assertThat(AffectedExecutions.query(ORDERS, Set.of("it's \\")))
        .contains("TaskQueue = 'it\\'s \\\\'");
  }
}
