package io.github.temporallambda.campaign;

import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.campaign.fixture.PollingHandler;
import io.github.temporallambda.it.Account;
import io.github.temporallambda.it.TemporalRecord;
import io.github.temporallambda.lambda.VersionMarker;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.compute.v1.ComputeConfigScalingGroup;
import io.temporal.api.deployment.v1.RoutingConfig;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo;
import io.temporal.api.deployment.v1.WorkerDeploymentVersionInfo;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionVersioningInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * All that runs can have changed in Lambda, S3 and Temporal, without times, without the names that
 * differ between worlds, and without what is secret: a failure shows it.
 *
 * @param lines a line each
 */
record EndState(List<String> lines) {

  /** Every Build ID that a campaign's runs release. */
  static final List<String> BUILD_IDS = List.of("b0", "b1", "b2");

  private static final Pattern EXTERNAL_ID = Pattern.compile("(\"role_external_id\":\")[^\"]*");

  /**
   * @param address what runs call the server
   * @param objects the paths of all objects that runs have asked S3 to keep
   */
  static EndState read(
      String name,
      String address,
      Account account,
      TemporalRecord temporal,
      Collection<String> objects) {
    List<String> lines = new ArrayList<>();
    lines.add("$LATEST " + described(account.latest(name)));
    for (FunctionConfiguration version : account.published(name)) {
      lines.add(
          version.version()
              + " '"
              + version.description()
              + "', "
              + asynchronous(account, name, version.version())
              + ", "
              + described(version));
    }
    temporal
        .deployment(name)
        .ifPresentOrElse(
            deployment -> deployment(lines, name, deployment, temporal),
            () -> lines.add("no deployment"));
    BUILD_IDS.forEach(buildId -> controller(name, buildId, temporal).ifPresent(lines::add));
    executions(lines, name, temporal);
    objects.forEach(path -> lines.add(object(account, path)));
    String target = VersionMarker.targetHash(address, "default", new DeploymentName(name));
    return new EndState(
        lines.stream().map(line -> line.replace(target, "TARGET").replace(name, "NAME")).toList());
  }

  /**
   * Which version each goes on with. Each attempt of a release has a smoke workflow of its own,
   * which is over, or will be: the server ends what a killed run has left.
   */
  private static void executions(List<String> lines, String name, TemporalRecord temporal) {
    temporal.executions(name).stream()
        .map(listed -> described(temporal, listed.getExecution()))
        .filter(info -> !isSmokeThatEnded(info, temporal))
        .map(EndState::versioning)
        .sorted()
        .forEach(lines::add);
  }

  private static boolean isSmokeThatEnded(WorkflowExecutionInfo info, TemporalRecord temporal) {
    return switch (info.getType().getName()) {
      case PollingHandler.SMOKE -> info.getStatus() == WORKFLOW_EXECUTION_STATUS_COMPLETED;
      case PollingHandler.HANGING -> {
        temporal.awaitHistory(
            info.getExecution().getWorkflowId(),
            history -> history.stream().anyMatch(EndState::endsWithoutTheWorkflow));
        yield true;
      }
      default -> false;
    };
  }

  private static boolean endsWithoutTheWorkflow(HistoryEvent event) {
    return event.hasWorkflowExecutionTerminatedEventAttributes()
        || event.hasWorkflowExecutionTimedOutEventAttributes();
  }

  /**
   * The server's workflow that invokes a version's function; also of a version that does not exist,
   * where its creation failed. Empty when there was none.
   */
  private static Optional<String> controller(String name, String buildId, TemporalRecord temporal) {
    WorkflowExecution controller =
        WorkflowExecution.newBuilder()
            .setWorkflowId("temporal-sys-worker-controller-instance:" + name + ":" + buildId)
            .build();
    try {
      return Optional.of(
          "controller of " + buildId + " " + described(temporal, controller).getStatus());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String object(Account account, String path) {
    String[] parts = path.substring(1).split("/", 2);
    try {
      long size = account.s3().headObject(of -> of.bucket(parts[0]).key(parts[1])).contentLength();
      return "object " + path + " of " + size + " bytes";
    } catch (S3Exception e) {
      return "object " + path + " answered " + e.statusCode();
    }
  }

  /** As the server tells it at once, where visibility may lag. */
  private static WorkflowExecutionInfo described(
      TemporalRecord temporal, WorkflowExecution execution) {
    return temporal
        .service()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace("default")
                .setExecution(execution)
                .build())
        .getWorkflowExecutionInfo();
  }

  private static String versioning(WorkflowExecutionInfo info) {
    WorkflowExecutionVersioningInfo versioning = info.getVersioningInfo();
    return "execution "
        + info.getType().getName()
        + " "
        + info.getStatus()
        + ", worked on by '"
        + versioning.getDeploymentVersion().getBuildId()
        + "', kept on '"
        + versioning.getVersioningOverride().getPinned().getVersion().getBuildId()
        + "'";
  }

  private static String asynchronous(Account account, String name, String qualifier) {
    try {
      GetFunctionEventInvokeConfigResponse config =
          account
              .lambda()
              .getFunctionEventInvokeConfig(of -> of.functionName(name).qualifier(qualifier));
      return "retries "
          + config.maximumRetryAttempts()
          + ", events of "
          + config.maximumEventAgeInSeconds()
          + " s";
    } catch (ResourceNotFoundException e) {
      return "no event-invoke config";
    }
  }

  private static String described(FunctionConfiguration version) {
    Map<String, String> variables = new TreeMap<>(version.environment().variables());
    variables.remove(PollingHandler.ADDRESS);
    variables.replaceAll(
        (variable, value) ->
            variable.startsWith("TEMPORAL_") ? value : "#" + Integer.toHexString(value.hashCode()));
    return version.codeSha256() + " " + version.handler() + " " + variables;
  }

  private static void deployment(
      List<String> lines, String name, WorkerDeploymentInfo deployment, TemporalRecord temporal) {
    RoutingConfig routing = deployment.getRoutingConfig();
    lines.add(
        "current '"
            + routing.getCurrentDeploymentVersion().getBuildId()
            + "', ramping '"
            + routing.getRampingDeploymentVersion().getBuildId()
            + "' at "
            + routing.getRampingVersionPercentage()
            + ", manager '"
            + deployment.getManagerIdentity()
            + "', last modified by '"
            + deployment.getLastModifierIdentity()
            + "'");
    deployment.getVersionSummariesList().stream()
        .map(summary -> summary.getDeploymentVersion().getBuildId())
        .sorted()
        .map(
            buildId ->
                version(buildId, temporal.version(name, buildId).getWorkerDeploymentVersionInfo()))
        .forEach(lines::add);
  }

  private static String version(String buildId, WorkerDeploymentVersionInfo info) {
    Map<String, String> metadata = new TreeMap<>();
    info.getMetadata()
        .getEntriesMap()
        .forEach(
            (key, value) ->
                metadata.put(key, key.endsWith("-at") ? "…" : value.getData().toStringUtf8()));
    List<String> compute = new ArrayList<>();
    info.getComputeConfig()
        .getScalingGroupsMap()
        .forEach(
            (group, config) ->
                compute.add(
                    group
                        + " "
                        + config.getProvider().getType()
                        + " "
                        + details(config)
                        + " "
                        + config.getScaler().getType()
                        + " '"
                        + config.getScaler().getDetails().getData().toStringUtf8()
                        + "' for "
                        + config.getTaskQueueTypesList()));
    List<String> queues =
        info.getTaskQueueInfosList().stream()
            .map(queue -> queue.getName() + " " + queue.getType())
            .sorted()
            .toList();
    return "version " + buildId + " " + compute + " " + metadata + " " + queues;
  }

  private static String details(ComputeConfigScalingGroup config) {
    String json = config.getProvider().getDetails().getData().toStringUtf8();
    return EXTERNAL_ID
        .matcher(json)
        .replaceAll(found -> found.group(1) + "#" + Integer.toHexString(found.group().hashCode()));
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
