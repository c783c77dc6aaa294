package io.github.temporallambda.deployment;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import io.temporal.api.deployment.v1.RoutingConfig;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo.WorkerDeploymentVersionSummary;
import io.temporal.api.deployment.v1.WorkerDeploymentVersionInfo;
import io.temporal.api.enums.v1.RoutingConfigUpdateState;
import io.temporal.api.enums.v1.WorkerDeploymentVersionStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentVersionResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentVersionResponse.VersionTaskQueue;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The answers of the describe calls as values. */
final class Descriptions {

  private Descriptions() {}

  static RoutingState routingState(
      DeploymentName deploymentName, DescribeWorkerDeploymentResponse response) {
    WorkerDeploymentInfo info = response.getWorkerDeploymentInfo();
    RoutingConfig routing = info.getRoutingConfig();
    return new RoutingState(
        deploymentName,
        routing.hasCurrentDeploymentVersion()
            ? Optional.of(id(deploymentName, routing.getCurrentDeploymentVersion().getBuildId()))
            : Optional.empty(),
        ramp(deploymentName, routing),
        token(response.getConflictToken()),
        info.getRoutingConfigUpdateState()
            == RoutingConfigUpdateState.ROUTING_CONFIG_UPDATE_STATE_COMPLETED,
        info.getLastModifierIdentity(),
        info.getManagerIdentity(),
        info.getVersionSummariesList().stream().map(Descriptions::summary).toList());
  }

  static DeploymentVersion deploymentVersion(
      DeploymentVersionId id, DescribeWorkerDeploymentVersionResponse response) {
    WorkerDeploymentVersionInfo info = response.getWorkerDeploymentVersionInfo();
    return new DeploymentVersion(
        id,
        status(info.getStatus()),
        ComputeConfigs.read(info.getComputeConfig()),
        ComputeConfigs.providers(info.getComputeConfig()),
        taskQueues(response.getVersionTaskQueuesList()),
        metadata(info),
        new DeploymentVersionTimes(
            time(info.getCreateTime()),
            time(info.getCurrentSinceTime()),
            time(info.getRampingSinceTime()),
            time(info.getFirstActivationTime()),
            time(info.getLastCurrentTime()),
            time(info.getLastDeactivationTime()),
            time(info.getDrainageInfo().getLastChangedTime())),
        info.getLastModifierIdentity());
  }

  static ConflictToken token(ByteString bytes) {
    return new ConflictToken(Base64.getEncoder().encodeToString(bytes.toByteArray()));
  }

  static ByteString bytes(ConflictToken token) {
    return ByteString.copyFrom(Base64.getDecoder().decode(token.base64()));
  }

  /** A ramp to nothing with a percentage above 0 is one to unversioned workers. */
  private static Optional<Ramp> ramp(DeploymentName deploymentName, RoutingConfig routing) {
    float percentage = routing.getRampingVersionPercentage();
    Optional<Instant> changedAt = time(routing.getRampingVersionPercentageChangedTime());
    if (routing.hasRampingDeploymentVersion()) {
      DeploymentVersionId to =
          id(deploymentName, routing.getRampingDeploymentVersion().getBuildId());
      return Optional.of(new Ramp(Optional.of(to), percentage, changedAt));
    }
    return percentage > 0
        ? Optional.of(new Ramp(Optional.empty(), percentage, changedAt))
        : Optional.empty();
  }

  private static DeploymentVersionId id(DeploymentName deploymentName, String buildId) {
    try {
      return new DeploymentVersionId(deploymentName, new BuildId(buildId));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.remote(
              "Deployment " + deploymentName + " routes to a Build ID that is not ours to handle.",
              List.of(String.valueOf(e.getMessage())),
              "route to another version first: temporal worker deployment set-current-version"
                  + " --deployment-name "
                  + deploymentName
                  + " --build-id …"),
          e);
    }
  }

  private static DeploymentVersionSummary summary(WorkerDeploymentVersionSummary summary) {
    String error = summary.getComputeStatus().getProviderValidation().getErrorMessage();
    return new DeploymentVersionSummary(
        summary.getDeploymentVersion().getBuildId(),
        status(summary.getStatus()),
        new DeploymentVersionTimes(
            time(summary.getCreateTime()),
            time(summary.getCurrentSinceTime()),
            time(summary.getRampingSinceTime()),
            time(summary.getFirstActivationTime()),
            time(summary.getLastCurrentTime()),
            time(summary.getLastDeactivationTime()),
            time(summary.getDrainageInfo().getLastChangedTime())),
        Optional.of(error).filter(text -> !text.isEmpty()));
  }

  private static DeploymentVersionStatus status(WorkerDeploymentVersionStatus status) {
    return switch (status) {
      case WORKER_DEPLOYMENT_VERSION_STATUS_CREATED -> DeploymentVersionStatus.CREATED;
      case WORKER_DEPLOYMENT_VERSION_STATUS_INACTIVE -> DeploymentVersionStatus.INACTIVE;
      case WORKER_DEPLOYMENT_VERSION_STATUS_RAMPING -> DeploymentVersionStatus.RAMPING;
      case WORKER_DEPLOYMENT_VERSION_STATUS_CURRENT -> DeploymentVersionStatus.CURRENT;
      case WORKER_DEPLOYMENT_VERSION_STATUS_DRAINING -> DeploymentVersionStatus.DRAINING;
      case WORKER_DEPLOYMENT_VERSION_STATUS_DRAINED -> DeploymentVersionStatus.DRAINED;
      case WORKER_DEPLOYMENT_VERSION_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          DeploymentVersionStatus.UNSPECIFIED;
    };
  }

  private static Set<PolledTaskQueue> taskQueues(List<VersionTaskQueue> taskQueues) {
    return taskQueues.stream()
        .map(queue -> new PolledTaskQueue(queue.getName(), type(queue)))
        .collect(Collectors.toSet());
  }

  /** In the server's words. */
  static io.temporal.api.enums.v1.TaskQueueType type(TaskQueueType type) {
    return switch (type) {
      case WORKFLOW -> io.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW;
      case ACTIVITY -> io.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY;
      case NEXUS -> io.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_NEXUS;
    };
  }

  private static TaskQueueType type(VersionTaskQueue queue) {
    return switch (queue.getType()) {
      case TASK_QUEUE_TYPE_WORKFLOW -> TaskQueueType.WORKFLOW;
      case TASK_QUEUE_TYPE_ACTIVITY -> TaskQueueType.ACTIVITY;
      case TASK_QUEUE_TYPE_NEXUS -> TaskQueueType.NEXUS;
      case TASK_QUEUE_TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw new ProblemException(
              Problem.remote(
                  "The server bound a task queue of a type that this plugin does not know.",
                  List.of(queue.getName() + ": type " + queue.getTypeValue()),
                  "use a newer version of this plugin"));
    };
  }

  private static Map<String, String> metadata(WorkerDeploymentVersionInfo info) {
    Map<String, String> texts = new LinkedHashMap<>();
    info.getMetadata()
        .getEntriesMap()
        .forEach(
            (key, payload) ->
                JsonPayloads.readString(payload).ifPresent(text -> texts.put(key, text)));
    return texts;
  }

  /** Unset, and the epoch that the server sends for "never", are empty. */
  private static Optional<Instant> time(Timestamp timestamp) {
    return timestamp.getSeconds() <= 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos()));
  }
}
