package io.github.temporallambda.history;

import com.google.protobuf.ByteString;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflow.v1.VersioningOverride;
import io.temporal.api.workflow.v1.VersioningOverride.PinnedOverride;
import io.temporal.api.workflow.v1.VersioningOverride.PinnedOverrideBehavior;
import io.temporal.api.workflow.v1.WorkflowExecutionOptions;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.SignalWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionOptionsRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.VersioningBehavior;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Open executions of a real server, and workers in this JVM that make them what they are. */
public final class LiveExecutions implements AutoCloseable {

  public static final String UPGRADING = "Upgrading";
  public static final String STAYING = "Staying";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final TemporalConnection connection;
  private final Deque<LiveWorker> workers = new ArrayDeque<>();

  private LiveExecutions(TemporalConnection connection) {
    this.connection = connection;
  }

  /**
   * On a server.
   *
   * @param directory gets a configuration file without a profile, so that the user's is not read
   */
  public static LiveExecutions on(TemporalServer server, Path directory) {
    try {
      Path noProfiles = directory.resolve("temporal.toml");
      Files.writeString(noProfiles, "[profile.default]");
      TemporalSettings settings =
          TemporalSettings.resolve(
              TemporalParameters.none()
                  .withTarget(TemporalTarget.of(server.address(), server.namespace())),
              Map.of("TEMPORAL_CONFIG_FILE", noProfiles.toString()));
      return new LiveExecutions(TemporalConnection.open(settings, PATIENCE));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public TemporalConnection connection() {
    return connection;
  }

  /** A worker, with a connection of its own, so that its long polls end when it is stopped. */
  public static final class LiveWorker {

    private final WorkflowServiceStubs stubs;
    private final WorkerFactory factory;

    LiveWorker(TemporalTarget target) {
      stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget(target.address()).build());
      factory =
          WorkerFactory.newInstance(
              WorkflowClient.newInstance(
                  stubs,
                  WorkflowClientOptions.newBuilder().setNamespace(target.namespace()).build()));
    }

    private void stop() {
      factory.shutdownNow();
      stubs.shutdownNow();
    }
  }

  /** A worker of that version polls the queues; each knows of it when this returns. */
  public LiveWorker worker(DeploymentVersionId id, String... taskQueues) {
    return worker(id, List.of(taskQueues), OpenWorkflow.Upgrading.class, OpenWorkflow.Pinned.class);
  }

  /** The same with other workflows. */
  public LiveWorker worker(DeploymentVersionId id, List<String> taskQueues, Class<?>... workflows) {
    WorkerOptions options =
        WorkerOptions.newBuilder()
            .setDeploymentOptions(
                WorkerDeploymentOptions.newBuilder()
                    .setVersion(
                        new io.temporal.common.WorkerDeploymentVersion(
                            id.deploymentName().value(), id.buildId().value()))
                    .setUseVersioning(true)
                    .setDefaultVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
                    .build())
            .build();
    LiveWorker live = newWorker();
    for (String taskQueue : taskQueues) {
      Worker worker = live.factory.newWorker(taskQueue, options);
      worker.registerWorkflowImplementationTypes(workflows);
    }
    live.factory.start();
    await(
        () ->
            deployments()
                .describe(id)
                .filter(version -> version.taskQueues().size() >= taskQueues.size())
                .isPresent());
    return live;
  }

  /** A worker without a version polls the queue. */
  public LiveWorker unversionedWorker(String taskQueue) {
    return unversionedWorker(taskQueue, OpenWorkflow.Upgrading.class);
  }

  /** The same with another workflow. */
  public LiveWorker unversionedWorker(String taskQueue, Class<?> workflow) {
    LiveWorker live = newWorker();
    live.factory.newWorker(taskQueue).registerWorkflowImplementationTypes(workflow);
    live.factory.start();
    return live;
  }

  private LiveWorker newWorker() {
    LiveWorker live = new LiveWorker(connection.target());
    workers.push(live);
    return live;
  }

  /** Stops one of these workers. */
  public void stop(LiveWorker worker) {
    worker.stop();
    workers.remove(worker);
  }

  /** Routes to that version; every task queue knows when this returns. */
  public void setCurrent(DeploymentVersionId id) {
    var unused =
        deployments()
            .setCurrent(
                id, deployments().describe(id.deploymentName()).orElseThrow().conflictToken());
    var unusedToo = deployments().awaitPropagated(id.deploymentName(), PATIENCE);
  }

  /** Starts an execution that nobody may be there to work on. */
  public WorkflowExecution start(String workflowId, String workflowType, String taskQueue) {
    return start(workflowId, workflowType, taskQueue, Payloads.getDefaultInstance());
  }

  private WorkflowExecution start(
      String workflowId, String workflowType, String taskQueue, Payloads input) {
    String runId =
        connection
            .blockingStub()
            .startWorkflowExecution(
                StartWorkflowExecutionRequest.newBuilder()
                    .setNamespace(namespace())
                    .setWorkflowId(workflowId)
                    .setRequestId(workflowId)
                    .setWorkflowType(WorkflowType.newBuilder().setName(workflowType))
                    .setTaskQueue(TaskQueue.newBuilder().setName(taskQueue))
                    .setInput(input)
                    .build())
            .getRunId();
    return WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(runId).build();
  }

  /** Starts an execution and waits until a worker has worked on it. */
  public WorkflowExecution open(String workflowId, String workflowType, String taskQueue) {
    WorkflowExecution execution = start(workflowId, workflowType, taskQueue);
    awaitIdle(workflowId);
    return execution;
  }

  /** The same with an input. */
  public void openWith(String workflowId, String workflowType, String taskQueue, String json) {
    Payload input =
        Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
            .setData(ByteString.copyFromUtf8(json))
            .build();
    var unused =
        start(
            workflowId, workflowType, taskQueue, Payloads.newBuilder().addPayloads(input).build());
    awaitIdle(workflowId);
  }

  /** Signals the newest run and waits until a worker has worked on it. */
  public void step(String workflowId) {
    signalAndWait(workflowId, "step");
  }

  /** Signals the newest run and waits until a worker has worked on it. */
  public void signalAndWait(String workflowId, String signal) {
    int events = history(workflowId).size();
    signal(workflowId, signal);
    await(() -> history(workflowId).size() > events + 1);
    awaitIdle(workflowId);
  }

  public void signal(String workflowId, String signal) {
    var unused =
        connection
            .blockingStub()
            .signalWorkflowExecution(
                SignalWorkflowExecutionRequest.newBuilder()
                    .setNamespace(namespace())
                    .setWorkflowExecution(named(workflowId))
                    .setSignalName(signal)
                    .build());
  }

  public void terminate(String workflowId) {
    var unused =
        connection
            .blockingStub()
            .terminateWorkflowExecution(
                TerminateWorkflowExecutionRequest.newBuilder()
                    .setNamespace(namespace())
                    .setWorkflowExecution(named(workflowId))
                    .build());
  }

  /** Pins an execution to a version, whatever its type says. */
  public void pin(String workflowId, DeploymentVersionId id) {
    var unused =
        connection
            .blockingStub()
            .updateWorkflowExecutionOptions(
                UpdateWorkflowExecutionOptionsRequest.newBuilder()
                    .setNamespace(namespace())
                    .setWorkflowExecution(named(workflowId))
                    .setWorkflowExecutionOptions(
                        WorkflowExecutionOptions.newBuilder()
                            .setVersioningOverride(
                                VersioningOverride.newBuilder()
                                    .setPinned(
                                        PinnedOverride.newBuilder()
                                            .setBehavior(
                                                PinnedOverrideBehavior
                                                    .PINNED_OVERRIDE_BEHAVIOR_PINNED)
                                            .setVersion(
                                                WorkerDeploymentVersion.newBuilder()
                                                    .setDeploymentName(id.deploymentName().value())
                                                    .setBuildId(id.buildId().value())))))
                    .setUpdateMask(
                        com.google.protobuf.FieldMask.newBuilder().addPaths("versioning_override"))
                    .build());
  }

  /** Waits until nothing is left to do for a worker: the last event ends a workflow task. */
  public void awaitIdle(String workflowId) {
    await(
        () -> {
          List<HistoryEvent> events = history(workflowId);
          return events.get(events.size() - 1).hasWorkflowTaskCompletedEventAttributes();
        });
  }

  public void awaitClosed(String workflowId) {
    await(
        () -> {
          List<HistoryEvent> events = history(workflowId);
          return RunEnd.isClosed(events.get(events.size() - 1).getEventType());
        });
  }

  public String newestRun(String workflowId) {
    return connection
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(namespace())
                .setExecution(named(workflowId))
                .build())
        .getWorkflowExecutionInfo()
        .getExecution()
        .getRunId();
  }

  public List<HistoryEvent> history(String workflowId) {
    return connection
        .blockingStub()
        .getWorkflowExecutionHistory(
            GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(namespace())
                .setExecution(named(workflowId))
                .build())
        .getHistory()
        .getEventsList();
  }

  /** Waits for up to 30 seconds. */
  public static void await(BooleanSupplier condition) {
    await(condition, () -> "the condition does not hold");
  }

  /** Waits for up to 30 seconds; then {@code state} tells what is instead. */
  public static void await(BooleanSupplier condition, Supplier<String> state) {
    Deadline deadline = Deadline.after(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (deadline.isOver()) {
        throw new AssertionError("not within " + PATIENCE + ": " + state.get());
      }
      deadline.pause(BETWEEN);
    }
  }

  public WorkerDeployments deployments() {
    return new WorkerDeployments(connection, "an operator");
  }

  private String namespace() {
    return connection.target().namespace();
  }

  private static WorkflowExecution named(String workflowId) {
    return WorkflowExecution.newBuilder().setWorkflowId(workflowId).build();
  }

  @Override
  public void close() {
    workers.forEach(LiveWorker::stop);
    connection.close();
  }
}
