package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.taskqueue.v1.TaskQueueVersioningInfo;
import io.temporal.api.workflowservice.v1.CreateWorkerDeploymentRequest;
import io.temporal.api.workflowservice.v1.CreateWorkerDeploymentVersionRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentVersionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentVersionResponse;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentManagerRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentRampingVersionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkerDeploymentVersionComputeConfigRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkerDeploymentVersionMetadataRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The Worker Deployment calls, each made once, as one identity in one namespace. gRPC's errors come
 * through as they are.
 */
final class DeploymentCalls {

  private final TemporalConnection connection;
  private final String identity;

  DeploymentCalls(TemporalConnection connection, String identity) {
    this.connection = connection;
    this.identity = identity;
  }

  TemporalTarget target() {
    return connection.target();
  }

  DescribeWorkerDeploymentResponse describe(DeploymentName deploymentName) {
    return stub()
        .describeWorkerDeployment(
            DescribeWorkerDeploymentRequest.newBuilder()
                .setNamespace(namespace())
                .setDeploymentName(deploymentName.value())
                .build());
  }

  DescribeWorkerDeploymentVersionResponse describe(DeploymentVersionId id) {
    return stub()
        .describeWorkerDeploymentVersion(
            DescribeWorkerDeploymentVersionRequest.newBuilder()
                .setNamespace(namespace())
                .setDeploymentVersion(version(id))
                .build());
  }

  /** Where the task queue itself routes. */
  TaskQueueVersioningInfo describe(PolledTaskQueue queue) {
    return stub()
        .describeTaskQueue(
            DescribeTaskQueueRequest.newBuilder()
                .setNamespace(namespace())
                .setTaskQueue(
                    TaskQueue.newBuilder()
                        .setName(queue.name())
                        .setKind(TaskQueueKind.TASK_QUEUE_KIND_NORMAL))
                .setTaskQueueType(Descriptions.type(queue.type()))
                .build())
        .getVersioningInfo();
  }

  void createDeployment(DeploymentName deploymentName) {
    var unused =
        stub()
            .createWorkerDeployment(
                CreateWorkerDeploymentRequest.newBuilder()
                    .setNamespace(namespace())
                    .setDeploymentName(deploymentName.value())
                    .setIdentity(identity)
                    .setRequestId(requestId("deployment", deploymentName.value()))
                    .build());
  }

  /**
   * The request id is derived from deployment, Build ID and ARN: the same again is the same request
   * to the server, and no other one is.
   */
  void createDeploymentVersion(DeploymentVersionId id, LambdaCompute compute) {
    var unused =
        stub()
            .createWorkerDeploymentVersion(
                CreateWorkerDeploymentVersionRequest.newBuilder()
                    .setNamespace(namespace())
                    .setDeploymentVersion(version(id))
                    .setComputeConfig(ComputeConfigs.config(compute))
                    .setIdentity(identity)
                    .setRequestId(requestId(id.toString(), compute.functionArn()))
                    .build());
  }

  /** The request id is new each time: the same again must reach the controller again. */
  void updateComputeConfig(DeploymentVersionId id, LambdaCompute compute) {
    var unused =
        stub()
            .updateWorkerDeploymentVersionComputeConfig(
                UpdateWorkerDeploymentVersionComputeConfigRequest.newBuilder()
                    .setNamespace(namespace())
                    .setDeploymentVersion(version(id))
                    .putComputeConfigScalingGroups(
                        ComputeConfigs.GROUP, ComputeConfigs.update(compute))
                    .setIdentity(identity)
                    .build());
  }

  void setCurrent(DeploymentVersionId id, ConflictToken token) {
    var unused =
        stub()
            .setWorkerDeploymentCurrentVersion(
                SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                    .setNamespace(namespace())
                    .setDeploymentName(id.deploymentName().value())
                    .setBuildId(id.buildId().value())
                    .setConflictToken(Descriptions.bytes(token))
                    .setIdentity(identity)
                    .build());
  }

  /** No build and no percentage: that is how the server is told to remove a ramp. */
  void clearRamp(DeploymentName deploymentName, ConflictToken token) {
    var unused =
        stub()
            .setWorkerDeploymentRampingVersion(
                SetWorkerDeploymentRampingVersionRequest.newBuilder()
                    .setNamespace(namespace())
                    .setDeploymentName(deploymentName.value())
                    .setConflictToken(Descriptions.bytes(token))
                    .setIdentity(identity)
                    .build());
  }

  void claimManager(DeploymentName deploymentName, ConflictToken token) {
    var unused =
        stub()
            .setWorkerDeploymentManager(
                SetWorkerDeploymentManagerRequest.newBuilder()
                    .setNamespace(namespace())
                    .setDeploymentName(deploymentName.value())
                    .setSelf(true)
                    .setConflictToken(Descriptions.bytes(token))
                    .setIdentity(identity)
                    .build());
  }

  void writeMetadata(DeploymentVersionId id, Map<String, String> entries, Set<String> removed) {
    Map<String, Payload> payloads =
        entries.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, entry -> JsonPayloads.of(entry.getValue())));
    var unused =
        stub()
            .updateWorkerDeploymentVersionMetadata(
                UpdateWorkerDeploymentVersionMetadataRequest.newBuilder()
                    .setNamespace(namespace())
                    .setDeploymentVersion(version(id))
                    .putAllUpsertEntries(payloads)
                    .addAllRemoveEntries(removed)
                    .setIdentity(identity)
                    .build());
  }

  static WorkerDeploymentVersion version(DeploymentVersionId id) {
    return WorkerDeploymentVersion.newBuilder()
        .setDeploymentName(id.deploymentName().value())
        .setBuildId(id.buildId().value())
        .build();
  }

  private static String requestId(String subject, String detail) {
    byte[] name = (subject + "\n" + detail).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  private WorkflowServiceBlockingStub stub() {
    return connection.blockingStub();
  }

  private String namespace() {
    return connection.target().namespace();
  }
}
