package io.github.temporallambda.campaign;

import io.github.temporallambda.it.TemporalRecord;
import io.temporal.api.enums.v1.VersioningBehavior;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An execution that is there before a run, named as its workflow type. */
enum WorldExecution {
  /** It moves with the routing, and does not replay on the first release. */
  GONE_ON(VersioningBehavior.VERSIONING_BEHAVIOR_AUTO_UPGRADE),
  /** It stays on the version that it began on, and replays on either release. */
  STAYING(VersioningBehavior.VERSIONING_BEHAVIOR_PINNED);

  private final VersioningBehavior behavior;

  WorldExecution(VersioningBehavior behavior) {
    this.behavior = behavior;
  }

  VersioningBehavior behavior() {
    return behavior;
  }

  /** Starts it in a world, and waits until visibility tells which version worked on it. */
  void open(String world, TemporalRecord temporal) {
    String workflowId = world + "-" + name();
    temporal.start(workflowId, name(), world, "\"" + world + "\"");
    temporal.awaitHistory(
        workflowId,
        history ->
            history.stream().anyMatch(HistoryEvent::hasWorkflowTaskCompletedEventAttributes));
    String listed =
        "WorkflowId = '" + workflowId + "' AND TemporalWorkflowVersioningBehavior IS NOT NULL";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (temporal.count(listed) == 0) {
      if (System.nanoTime() - end >= 0) {
        throw new AssertionError(workflowId + " is not listed within a minute");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }
}
