package io.github.temporallambda.campaign;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.campaign.fixture.PollingHandler;
import io.github.temporallambda.it.Account;
import io.github.temporallambda.it.TemporalRecord;
import io.github.temporallambda.lambda.VersionMarker;
import io.temporal.api.deployment.v1.RoutingConfig;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo;
import io.temporal.api.deployment.v1.WorkerDeploymentVersionInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionVersioningInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * All that a run can have changed in Lambda and Temporal, without times and without the names that
 * differ between worlds.
 *
 * @param lines a line each
 */
record EndState(List<String> lines) {

  static EndState read(String name, String address, Account account, TemporalRecord temporal) {
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
    executions(lines, name, temporal);
    String target = VersionMarker.targetHash(address, "default", new DeploymentName(name));
    return new EndState(
        lines.stream().map(line -> line.replace(target, "TARGET").replace(name, "NAME")).toList());
  }

  /** Which version each goes on with. */
  private static void executions(List<String> lines, String name, TemporalRecord temporal) {
    temporal.executions(name).stream()
        .map(listed -> versioning(temporal, listed))
        .sorted()
        .forEach(lines::add);
  }

  /** As the server tells it at once, where visibility may lag. */
  private static String versioning(TemporalRecord temporal, WorkflowExecutionInfo listed) {
    WorkflowExecutionInfo info =
        temporal
            .service()
            .describeWorkflowExecution(
                DescribeWorkflowExecutionRequest.newBuilder()
                    .setNamespace("default")
                    .setExecution(listed.getExecution())
                    .build())
            .getWorkflowExecutionInfo();
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
                        + config.getProvider().getDetails().getData().toStringUtf8()
                        + " "
                        + config.getScaler().getType()));
    List<String> queues =
        info.getTaskQueueInfosList().stream()
            .map(queue -> queue.getName() + " " + queue.getType())
            .sorted()
            .toList();
    return "version " + buildId + " " + compute + " " + metadata + " " + queues;
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
