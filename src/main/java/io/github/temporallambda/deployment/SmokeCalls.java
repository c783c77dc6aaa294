package io.github.temporallambda.deployment;

import com.google.protobuf.ByteString;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalConnection;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.VersioningOverride;
import io.temporal.api.workflow.v1.VersioningOverride.PinnedOverride;
import io.temporal.api.workflow.v1.VersioningOverride.PinnedOverrideBehavior;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryReverseRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The workflow calls that a smoke workflow takes, each made once. */
final class SmokeCalls {

  /**
   * After its time limit the server ends an execution by itself, should nobody be there to do it.
   */
  static final Duration LEFT_ALONE = Duration.ofSeconds(30);

  /** For calls that the server answers at once. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Duration LONGEST_POLL = Duration.ofSeconds(5);

  /**
   * So long before a call's deadline the server ends its long poll, and takes no shorter one up.
   */
  private static final Duration TAIL_ROOM = Duration.ofSeconds(1);

  private static final int LAST_EVENTS = 20;

  private final TemporalConnection connection;
  private final String identity;

  SmokeCalls(TemporalConnection connection, String identity) {
    this.connection = connection;
    this.identity = identity;
  }

  /** The run id. The same workflow id again is the same request. */
  String start(SmokeSpec spec, DeploymentVersionId id, String workflowId) {
    StartWorkflowExecutionRequest.Builder request =
        StartWorkflowExecutionRequest.newBuilder()
            .setNamespace(namespace())
            .setWorkflowId(workflowId)
            .setRequestId(workflowId)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setWorkflowType(WorkflowType.newBuilder().setName(spec.workflowType()))
            .setTaskQueue(TaskQueue.newBuilder().setName(spec.taskQueue()))
            .setWorkflowExecutionTimeout(wholeSeconds(spec.timeLimit().plus(LEFT_ALONE)))
            .setVersioningOverride(pinned(id))
            .setIdentity(identity);
    spec.inputJson()
        .map(JsonPayloads::ofJson)
        .ifPresent(payload -> request.setInput(Payloads.newBuilder().addPayloads(payload)));
    return stub().startWorkflowExecution(request.build()).getRunId();
  }

  /**
   * One answer to a long poll.
   *
   * @param event what closed the execution; empty while it runs
   * @param token goes on from here, with the next poll
   */
  record Close(Optional<HistoryEvent> event, ByteString token) {}

  /**
   * One long poll for the event that closed the execution.
   *
   * @param token of the poll before; empty for the first
   * @param atMost how long the server may wait; it waits five seconds at most
   */
  Close close(ExecutionId execution, ByteString token, Duration atMost) {
    Duration poll = atMost.compareTo(LONGEST_POLL) < 0 ? atMost : LONGEST_POLL;
    GetWorkflowExecutionHistoryRequest request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(namespace())
            .setExecution(execution.toProto())
            .setWaitNewEvent(true)
            .setHistoryEventFilterType(HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT)
            .setNextPageToken(token)
            .build();
    GetWorkflowExecutionHistoryResponse answer =
        stub()
            .withDeadlineAfter(poll.plus(TAIL_ROOM).toMillis(), TimeUnit.MILLISECONDS)
            .getWorkflowExecutionHistory(request);
    return new Close(
        answer.getHistory().getEventsList().stream().findFirst(), answer.getNextPageToken());
  }

  /** Ends it; one that has closed meanwhile is fine. */
  void terminate(ExecutionId execution, String reason) {
    try {
      var unused =
          promptStub()
              .terminateWorkflowExecution(
                  TerminateWorkflowExecutionRequest.newBuilder()
                      .setNamespace(namespace())
                      .setWorkflowExecution(execution.toProto())
                      .setReason(reason)
                      .setIdentity(identity)
                      .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    }
  }

  /** What keeps it from going on: the last failed workflow task, and activities that fail. */
  List<String> troubles(ExecutionId execution) {
    List<String> troubles = new ArrayList<>();
    GetWorkflowExecutionHistoryReverseRequest request =
        GetWorkflowExecutionHistoryReverseRequest.newBuilder()
            .setNamespace(namespace())
            .setExecution(execution.toProto())
            .setMaximumPageSize(LAST_EVENTS)
            .build();
    promptStub().getWorkflowExecutionHistoryReverse(request).getHistory().getEventsList().stream()
        .filter(HistoryEvent::hasWorkflowTaskFailedEventAttributes)
        .findFirst()
        .map(event -> event.getWorkflowTaskFailedEventAttributes().getFailure())
        .ifPresent(failure -> troubles.add("workflow task failed: " + FailureTexts.of(failure)));
    pendingActivities(execution).stream()
        .filter(PendingActivityInfo::hasLastFailure)
        .map(
            activity ->
                "activity "
                    + activity.getActivityType().getName()
                    + " failed: "
                    + FailureTexts.of(activity.getLastFailure()))
        .forEach(troubles::add);
    return troubles;
  }

  private List<PendingActivityInfo> pendingActivities(ExecutionId execution) {
    return promptStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(namespace())
                .setExecution(execution.toProto())
                .build())
        .getPendingActivitiesList();
  }

  private static VersioningOverride pinned(DeploymentVersionId id) {
    return VersioningOverride.newBuilder()
        .setPinned(
            PinnedOverride.newBuilder()
                .setBehavior(PinnedOverrideBehavior.PINNED_OVERRIDE_BEHAVIOR_PINNED)
                .setVersion(DeploymentCalls.version(id)))
        .build();
  }

  private static com.google.protobuf.Duration wholeSeconds(Duration duration) {
    return com.google.protobuf.Duration.newBuilder().setSeconds(duration.toSeconds()).build();
  }

  private WorkflowServiceBlockingStub promptStub() {
    return stub().withDeadlineAfter(SOON.toMillis(), TimeUnit.MILLISECONDS);
  }

  private WorkflowServiceBlockingStub stub() {
    return connection.blockingStub();
  }

  private String namespace() {
    return connection.target().namespace();
  }
}
