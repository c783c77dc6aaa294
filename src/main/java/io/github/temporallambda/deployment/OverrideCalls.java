package io.github.temporallambda.deployment;

import com.google.protobuf.FieldMask;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalConnection;
import io.temporal.api.batch.v1.BatchOperationUpdateWorkflowExecutionOptions;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.enums.v1.BatchOperationState;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.VersioningOverride;
import io.temporal.api.workflow.v1.VersioningOverride.PinnedOverride;
import io.temporal.api.workflow.v1.VersioningOverride.PinnedOverrideBehavior;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionOptions;
import io.temporal.api.workflow.v1.WorkflowExecutionVersioningInfo;
import io.temporal.api.workflowservice.v1.DescribeBatchOperationRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartBatchOperationRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionOptionsRequest;
import java.util.List;
import java.util.Optional;

/**
 * The calls that read and write executions' versioning overrides, each made once. gRPC's errors
 * come through as they are.
 */
final class OverrideCalls {

  private static final FieldMask OVERRIDE =
      FieldMask.newBuilder().addPaths("versioning_override").build();

  private final TemporalConnection connection;
  private final String identity;

  OverrideCalls(TemporalConnection connection, String identity) {
    this.connection = connection;
    this.identity = identity;
  }

  /** StartBatchOperation on exactly these executions; the same job ID again is the same batch. */
  @SuppressWarnings("deprecation") // Its successor is unknown to servers that we still talk to.
  void start(Batch batch, List<ExecutionId> executions, DeploymentVersionId to) {
    StartBatchOperationRequest request =
        StartBatchOperationRequest.newBuilder()
            .setNamespace(namespace())
            .setJobId(batch.jobId())
            .setReason(batch.reason())
            .addAllExecutions(executions.stream().map(ExecutionId::toProto).toList())
            .setUpdateWorkflowOptionsOperation(
                BatchOperationUpdateWorkflowExecutionOptions.newBuilder()
                    .setIdentity(identity)
                    .setWorkflowExecutionOptions(pinned(to))
                    .setUpdateMask(OVERRIDE))
            .build();
    var unused = connection.blockingStub().startBatchOperation(request);
  }

  /**
   * A batch.
   *
   * @param jobId unique in the namespace
   * @param reason kept with it, for whoever looks at it later
   */
  record Batch(String jobId, String reason) {}

  /** Whether the batch is over (DescribeBatchOperation), well or not. */
  boolean isOver(Batch batch) {
    BatchOperationState state =
        connection
            .blockingStub()
            .describeBatchOperation(
                DescribeBatchOperationRequest.newBuilder()
                    .setNamespace(namespace())
                    .setJobId(batch.jobId())
                    .build())
            .getState();
    return state == BatchOperationState.BATCH_OPERATION_STATE_COMPLETED
        || state == BatchOperationState.BATCH_OPERATION_STATE_FAILED;
  }

  /** UpdateWorkflowExecutionOptions of one execution, which tells why where a batch does not. */
  void pin(ExecutionId execution, DeploymentVersionId to) {
    var unused =
        connection
            .blockingStub()
            .updateWorkflowExecutionOptions(
                UpdateWorkflowExecutionOptionsRequest.newBuilder()
                    .setNamespace(namespace())
                    .setWorkflowExecution(execution.toProto())
                    .setWorkflowExecutionOptions(pinned(to))
                    .setUpdateMask(OVERRIDE)
                    .setIdentity(identity)
                    .build());
  }

  /** DescribeWorkflowExecution. */
  ExecutionVersioning describe(ExecutionId execution) {
    WorkflowExecutionInfo info =
        connection
            .blockingStub()
            .describeWorkflowExecution(
                DescribeWorkflowExecutionRequest.newBuilder()
                    .setNamespace(namespace())
                    .setExecution(execution.toProto())
                    .build())
            .getWorkflowExecutionInfo();
    if (info.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
      return ExecutionVersioning.closed();
    }
    WorkflowExecutionVersioningInfo versioning = info.getVersioningInfo();
    return new ExecutionVersioning(
        true,
        versioning.hasDeploymentVersion()
            ? id(versioning.getDeploymentVersion())
            : Optional.empty(),
        versioning.getVersioningOverride().hasPinned()
            ? id(versioning.getVersioningOverride().getPinned().getVersion())
            : Optional.empty());
  }

  /** Empty for names that this plugin could not route to either. */
  private static Optional<DeploymentVersionId> id(WorkerDeploymentVersion found) {
    try {
      return Optional.of(
          new DeploymentVersionId(
              new DeploymentName(found.getDeploymentName()), new BuildId(found.getBuildId())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static WorkflowExecutionOptions pinned(DeploymentVersionId to) {
    return WorkflowExecutionOptions.newBuilder()
        .setVersioningOverride(
            VersioningOverride.newBuilder()
                .setPinned(
                    PinnedOverride.newBuilder()
                        .setBehavior(PinnedOverrideBehavior.PINNED_OVERRIDE_BEHAVIOR_PINNED)
                        .setVersion(DeploymentCalls.version(to))))
        .build();
  }

  private String namespace() {
    return connection.target().namespace();
  }
}
