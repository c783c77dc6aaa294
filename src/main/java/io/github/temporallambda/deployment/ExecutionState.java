package io.github.temporallambda.deployment;

import io.temporal.api.enums.v1.VersioningBehavior;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import java.util.Locale;
import java.util.Optional;

/**
 * What the server tells about a workflow execution ({@code DescribeWorkflowExecution}).
 *
 * @param status in lower case: {@code running}, {@code completed}, {@code failed} …
 * @param version the Deployment Version that last completed a workflow task of it, as {@code
 *     deployment:build}; empty where none has, or none of a deployment
 * @param pinned whether it stays on that version
 * @param workflowTaskPending whether it has a workflow task that nobody completed yet
 * @param activityPending whether it waits for an activity
 */
public record ExecutionState(
    String status,
    Optional<String> version,
    boolean pinned,
    boolean workflowTaskPending,
    boolean activityPending) {

  private static final String STATUS_PREFIX = "WORKFLOW_EXECUTION_STATUS_";

  static ExecutionState of(DescribeWorkflowExecutionResponse answer) {
    WorkflowExecutionInfo info = answer.getWorkflowExecutionInfo();
    return new ExecutionState(
        info.getStatus().name().substring(STATUS_PREFIX.length()).toLowerCase(Locale.ROOT),
        Optional.of(info.getVersioningInfo().getDeploymentVersion())
            .filter(version -> !version.getBuildId().isEmpty())
            .map(version -> version.getDeploymentName() + ":" + version.getBuildId()),
        info.getVersioningInfo().getBehavior() == VersioningBehavior.VERSIONING_BEHAVIOR_PINNED,
        answer.hasPendingWorkflowTask(),
        answer.getPendingActivitiesCount() > 0);
  }

  /** Whether it has ended, well or not. */
  public boolean isClosed() {
    return !status.equals("running");
  }

  /** Whether it ended by itself, and well, or goes on as another run. */
  public boolean isCompleted() {
    return status.equals("completed") || status.equals("continued_as_new");
  }

  /** Whether it ended otherwise. */
  public boolean isFailed() {
    return isClosed() && !isCompleted();
  }

  /** Whether a worker has done all that there was for it to do by now. */
  public boolean isProgressed() {
    return isClosed() || (version.isPresent() && !workflowTaskPending);
  }

  /** Whether nothing will happen to it until something from outside or a timer comes. */
  public boolean isAtRest() {
    return isClosed() || (isProgressed() && !activityPending);
  }
}
