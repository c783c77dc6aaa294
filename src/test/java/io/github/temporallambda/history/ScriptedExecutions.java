package io.github.temporallambda.history;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import io.github.temporallambda.connection.AnsweringServer;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionContinuedAsNewEventAttributes;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server whose visibility lags, limits its callers and loses its histories to order: what the
 * real one does only by accident. Executions are numbered from 0, the newest first.
 */
final class ScriptedExecutions extends AnsweringServer.Answers {

  /** What was asked of visibility, in order. */
  final List<String> queries = new ArrayList<>();

  /** Counts to answer, one after another, before the true one. */
  final Queue<Long> counts = new ArrayDeque<>();

  /** How many visibility calls are refused before one is answered. */
  final AtomicInteger limited = new AtomicInteger();

  final AtomicInteger fetches = new AtomicInteger();
  final AtomicInteger mostInFlight = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();

  private final int executions;
  private volatile CountDownLatch together = new CountDownLatch(0);
  private volatile String broken = "";
  private volatile String refused = "";
  private volatile Status refusedWith = Status.OK;
  private volatile String torn = "";
  private volatile boolean restless;
  private volatile boolean paged;

  ScriptedExecutions(int executions) {
    super(Status.OK, Status.OK);
    this.executions = executions;
  }

  /** No history is given until so many are asked for at the same time. */
  void answerTogether(int calls) {
    together = new CountDownLatch(calls);
  }

  void continueAsNewForEver() {
    restless = true;
  }

  /** An event is a page. */
  void answerEventByEvent() {
    paged = true;
  }

  /** The history of this execution cannot be read; no other is answered. */
  void breakHistoryOf(int execution) {
    broken = "w" + execution;
  }

  /** The history of this execution is given, but for the event that starts it. */
  void giveWithoutItsFirstEvent(int execution) {
    torn = "w" + execution;
  }

  /** No history is ever given. */
  void refuseHistories(Status refusal) {
    refused = "all";
    refusedWith = refusal;
  }

  /** The history of this execution is never given; the others are. */
  void refuseHistoryOf(int execution, Status refusal) {
    refused = "w" + execution;
    refusedWith = refusal;
  }

  @Override
  public synchronized void listWorkflowExecutions(
      ListWorkflowExecutionsRequest request,
      StreamObserver<ListWorkflowExecutionsResponse> answer) {
    queries.add(request.getQuery());
    int from =
        request.getNextPageToken().isEmpty()
            ? 0
            : Integer.parseInt(request.getNextPageToken().toStringUtf8());
    int to = Math.min(executions, from + request.getPageSize());
    ListWorkflowExecutionsResponse.Builder page = ListWorkflowExecutionsResponse.newBuilder();
    for (int i = from; i < to; i++) {
      page.addExecutions(info(i));
    }
    if (to < executions) {
      page.setNextPageToken(ByteString.copyFromUtf8(String.valueOf(to)));
    }
    answer(answer, refusal(), page.build());
  }

  private static WorkflowExecutionInfo info(int number) {
    WorkflowExecutionInfo.Builder info = WorkflowExecutionInfo.newBuilder();
    info.getExecutionBuilder().setWorkflowId("w" + number).setRunId("r" + number);
    info.getTypeBuilder().setName("Order");
    return info.setStartTime(Timestamps.fromMillis(1_800_000_000_000L - number)).build();
  }

  @Override
  public synchronized void countWorkflowExecutions(
      CountWorkflowExecutionsRequest request,
      StreamObserver<CountWorkflowExecutionsResponse> answer) {
    queries.add(request.getQuery());
    Status refusal = refusal();
    long count = refusal.isOk() && !counts.isEmpty() ? counts.remove() : executions;
    answer(answer, refusal, CountWorkflowExecutionsResponse.newBuilder().setCount(count).build());
  }

  private Status refusal() {
    return limited.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? Status.RESOURCE_EXHAUSTED.withDescription("namespace rate limit exceeded")
        : Status.OK;
  }

  @Override
  public void getWorkflowExecutionHistory(
      GetWorkflowExecutionHistoryRequest request,
      StreamObserver<GetWorkflowExecutionHistoryResponse> answer) {
    fetches.incrementAndGet();
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    String workflowId = request.getExecution().getWorkflowId();
    try {
      together.countDown();
      boolean all = together.await(10, TimeUnit.SECONDS);
      Status status = all && !workflowId.equals(broken) ? Status.OK : Status.DATA_LOSS;
      if (status.isOk() && !broken.isEmpty()) {
        return;
      }
      if (workflowId.equals(refused) || refused.equals("all")) {
        status = refusedWith;
      }
      History history = history(workflowId, request.getExecution().getRunId());
      inFlight.decrementAndGet();
      answer(answer, status, page(history, request.getNextPageToken()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private GetWorkflowExecutionHistoryResponse page(History history, ByteString token) {
    if (!paged) {
      return GetWorkflowExecutionHistoryResponse.newBuilder().setHistory(history).build();
    }
    int event = token.isEmpty() ? 0 : Integer.parseInt(token.toStringUtf8());
    boolean last = event == history.getEventsCount() - 1;
    return GetWorkflowExecutionHistoryResponse.newBuilder()
        .setHistory(History.newBuilder().addEvents(history.getEvents(event)))
        .setNextPageToken(ByteString.copyFromUtf8(last ? "" : String.valueOf(event + 1)))
        .build();
  }

  private History history(String workflowId, String runId) {
    History history = Histories.of(workflowId, runId);
    if (workflowId.equals(torn)) {
      return history.toBuilder().removeEvents(0).build();
    }
    return restless
        ? history.toBuilder()
            .addEvents(
                HistoryEvent.newBuilder()
                    .setEventId(history.getEventsCount() + 1)
                    .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW)
                    .setWorkflowExecutionContinuedAsNewEventAttributes(
                        WorkflowExecutionContinuedAsNewEventAttributes.newBuilder()
                            .setNewExecutionRunId(runId + "+")))
            .build()
        : history;
  }
}
