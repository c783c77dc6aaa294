package io.github.temporallambda.it;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.github.temporallambda.local.LocalStack;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo.WorkerDeploymentVersionSummary;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.deployment.v1.WorkerDeploymentVersionInfo;
import io.temporal.api.deployment.v1.WorkerDeploymentVersionInfo.VersionTaskQueueInfo;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentVersionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentVersionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.ListWorkerDeploymentsRequest;
import io.temporal.api.workflowservice.v1.ListWorkerDeploymentsResponse;
import io.temporal.api.workflowservice.v1.ListWorkerDeploymentsResponse.WorkerDeploymentSummary;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.SignalWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The stack's Temporal server, used as an operator uses it: by its RPCs, in its own messages. */
public final class TemporalRecord implements AutoCloseable {

  private static final int SECONDS = 30;

  private final ManagedChannel channel;
  private final String namespace;

  private TemporalRecord(ManagedChannel channel, String namespace) {
    this.channel = channel;
    this.namespace = namespace;
  }

  /** The server of {@code stack}, in its namespace. */
  public static TemporalRecord of(LocalStack stack) {
    return new TemporalRecord(
        Grpc.newChannelBuilder(stack.temporal().address(), InsecureChannelCredentials.create())
            .build(),
        stack.temporal().namespace());
  }

  /** The service itself, for what is not here; a call may take 30 seconds. */
  public WorkflowServiceBlockingStub service() {
    return WorkflowServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
  }

  /** DescribeWorkerDeployment; empty where the server knows none of this name. */
  public Optional<WorkerDeploymentInfo> deployment(String deploymentName) {
    return described(deploymentName).map(DescribeWorkerDeploymentResponse::getWorkerDeploymentInfo);
  }

  /** DescribeWorkerDeploymentVersion. */
  public DescribeWorkerDeploymentVersionResponse version(String deploymentName, String buildId) {
    return service()
        .describeWorkerDeploymentVersion(
            DescribeWorkerDeploymentVersionRequest.newBuilder()
                .setNamespace(namespace)
                .setDeploymentVersion(
                    WorkerDeploymentVersion.newBuilder()
                        .setDeploymentName(deploymentName)
                        .setBuildId(buildId))
                .build());
  }

  /** ListWorkflowExecutions on a task queue; visibility may lag by a moment. */
  public List<WorkflowExecutionInfo> executions(String taskQueue) {
    ListWorkflowExecutionsRequest request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(namespace)
            .setQuery("TaskQueue = '" + taskQueue + "'")
            .build();
    return unlimited(() -> service().listWorkflowExecutions(request)).getExecutionsList();
  }

  /** CountWorkflowExecutions; visibility may lag by a moment. */
  public long count(String query) {
    CountWorkflowExecutionsRequest request =
        CountWorkflowExecutionsRequest.newBuilder().setNamespace(namespace).setQuery(query).build();
    return unlimited(() -> service().countWorkflowExecutions(request)).getCount();
  }

  /** Visibility takes about ten calls a second of a namespace: one too many is made again. */
  private static <T> T unlimited(Supplier<T> call) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (true) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        boolean limited = e.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED;
        if (!limited || System.nanoTime() - end >= 0) {
          throw e;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  /** GetWorkflowExecutionHistory of the newest run. */
  public List<HistoryEvent> history(String workflowId) {
    return service()
        .getWorkflowExecutionHistory(ofHistory(workflowId).build())
        .getHistory()
        .getEventsList();
  }

  /** Waits for the event that closed the newest run, for up to 30 seconds. */
  public HistoryEvent closeEvent(String workflowId) {
    return service()
        .getWorkflowExecutionHistory(
            ofHistory(workflowId)
                .setWaitNewEvent(true)
                .setHistoryEventFilterType(
                    HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT)
                .build())
        .getHistory()
        .getEvents(0);
  }

  /**
   * Waits until the newest run's history is as wanted.
   *
   * @throws AssertionError when it is not within a minute; its message is the history
   */
  public void awaitHistory(String workflowId, Predicate<List<HistoryEvent>> wanted) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    List<HistoryEvent> found = history(workflowId);
    while (!wanted.test(found)) {
      if (System.nanoTime() - end >= 0) {
        throw new AssertionError("the history is not as wanted: " + found);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      found = history(workflowId);
    }
  }

  /** The Build IDs that completed workflow tasks of the newest run, in order, with repeats. */
  public List<String> buildIdsThatRan(String workflowId) {
    return history(workflowId).stream()
        .filter(HistoryEvent::hasWorkflowTaskCompletedEventAttributes)
        .map(
            event ->
                event.getWorkflowTaskCompletedEventAttributes().getDeploymentVersion().getBuildId())
        .toList();
  }

  /** Starts a workflow; its ID is also the request's, so that repeating it is harmless. */
  public void start(String workflowId, String workflowType, String taskQueue, String json) {
    var unused =
        service()
            .startWorkflowExecution(
                StartWorkflowExecutionRequest.newBuilder()
                    .setNamespace(namespace)
                    .setWorkflowId(workflowId)
                    .setRequestId(workflowId)
                    .setWorkflowType(WorkflowType.newBuilder().setName(workflowType))
                    .setTaskQueue(TaskQueue.newBuilder().setName(taskQueue))
                    .setInput(Payloads.newBuilder().addPayloads(payload(json)))
                    .setMemo(
                        Memo.newBuilder()
                            .putFields("note", payload("\"" + Canaries.PAYLOAD + "\"")))
                    .build());
  }

  /** Signals the newest run, without arguments. */
  public void signal(String workflowId, String signal) {
    var unused =
        service()
            .signalWorkflowExecution(
                SignalWorkflowExecutionRequest.newBuilder()
                    .setNamespace(namespace)
                    .setWorkflowExecution(execution(workflowId))
                    .setSignalName(signal)
                    .build());
  }

  /**
   * ListWorkerDeployments, all pages, of those that came into being at {@code since} or later. The
   * list comes from an index that lags, so that older ones may still appear in it, or go, at any
   * time: they say nothing of what happened since.
   */
  List<String> deploymentNames(Instant since) {
    List<String> names = new ArrayList<>();
    ByteString page = ByteString.EMPTY;
    do {
      ListWorkerDeploymentsResponse answer =
          service()
              .listWorkerDeployments(
                  ListWorkerDeploymentsRequest.newBuilder()
                      .setNamespace(namespace)
                      .setNextPageToken(page)
                      .build());
      answer.getWorkerDeploymentsList().stream()
          .filter(summary -> !instant(summary.getCreateTime()).isBefore(since))
          .map(WorkerDeploymentSummary::getName)
          .forEach(names::add);
      page = answer.getNextPageToken();
    } while (!page.isEmpty());
    return names.stream().sorted().toList();
  }

  /** Deployment, versions, and executions on the task queue of the same name. */
  List<String> everythingOf(String name) {
    List<String> everything = new ArrayList<>();
    described(name)
        .ifPresent(
            answer -> {
              everything.add(answer.getConflictToken().toString(StandardCharsets.ISO_8859_1));
              everything.add(answer.getWorkerDeploymentInfo().getRoutingConfig().toString());
              answer.getWorkerDeploymentInfo().getVersionSummariesList().stream()
                  .map(summary -> lasting(name, summary).toString())
                  .sorted()
                  .forEach(everything::add);
            });
    executions(name).stream()
        .map(info -> info.getExecution() + " " + info.getStatus())
        .sorted()
        .forEach(everything::add);
    return List.copyOf(everything);
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  /** Without how far it has drained, which changes by itself; task queues come in any order. */
  private WorkerDeploymentVersionInfo lasting(
      String deploymentName, WorkerDeploymentVersionSummary summary) {
    WorkerDeploymentVersionInfo info =
        version(deploymentName, summary.getDeploymentVersion().getBuildId())
            .getWorkerDeploymentVersionInfo();
    return info.toBuilder()
        .clearDrainageInfo()
        .clearStatus()
        .clearTaskQueueInfos()
        .addAllTaskQueueInfos(
            info.getTaskQueueInfosList().stream()
                .sorted(Comparator.comparing(VersionTaskQueueInfo::toString))
                .toList())
        .build();
  }

  private Optional<DescribeWorkerDeploymentResponse> described(String deploymentName) {
    try {
      return Optional.of(
          service()
              .describeWorkerDeployment(
                  DescribeWorkerDeploymentRequest.newBuilder()
                      .setNamespace(namespace)
                      .setDeploymentName(deploymentName)
                      .build()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private GetWorkflowExecutionHistoryRequest.Builder ofHistory(String workflowId) {
    return GetWorkflowExecutionHistoryRequest.newBuilder()
        .setNamespace(namespace)
        .setExecution(execution(workflowId));
  }

  private static WorkflowExecution execution(String workflowId) {
    return WorkflowExecution.newBuilder().setWorkflowId(workflowId).build();
  }

  private static Payload payload(String json) {
    return Payload.newBuilder()
        .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
        .setData(ByteString.copyFromUtf8(json))
        .build();
  }
}
