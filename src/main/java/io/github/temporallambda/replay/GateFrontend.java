package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.http2.GrpcServer;
import io.github.temporallambda.replay.http2.GrpcStatus;
import io.github.temporallambda.replay.http2.UnaryCall;
import io.github.temporallambda.replay.http2.UnaryHandler;
import io.temporal.api.enums.v1.NamespaceState;
import io.temporal.api.namespace.v1.NamespaceInfo;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse.Capabilities;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A Temporal frontend, for one fork and on loopback only, that hands out nothing but replays: to a
 * poll for workflow tasks that announces the expected Deployment Version, a direct query {@code
 * __replay_only} with the whole history. Polls for other tasks are never given any. What a worker
 * does not call for that is UNIMPLEMENTED.
 *
 * <p>No thread waits for a poll; each is answered when there is something to say, or as an empty
 * long poll.
 */
final class GateFrontend implements AutoCloseable {

  private static final String SERVICE = "/temporal.api.workflowservice.v1.WorkflowService/";
  private static final int LARGEST_REQUEST = 64 << 20;

  /** {@code grpc.health.v1.HealthCheckResponse} with status SERVING. */
  private static final byte[] SERVING = {8, 1};

  private final Announcements announcements;
  private final TaskBoard board;
  private final LongPolls polls = new LongPolls();
  private final GrpcServer server;

  private GateFrontend(ServerSocketChannel listening, Announcements announcements, TaskBoard board)
      throws IOException {
    this.announcements = announcements;
    this.board = board;
    this.server = GrpcServer.start(listening, handlers(), LARGEST_REQUEST);
  }

  /**
   * Serves whom {@code listening} brings, which is closed with it.
   *
   * @throws UncheckedIOException when that is not possible
   */
  static GateFrontend serve(
      ServerSocketChannel listening, Announcements announcements, TaskBoard board) {
    try {
      return new GateFrontend(listening, announcements, board);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Serves a client that connected through the proxy, too. */
  void adopt(SocketChannel client) {
    server.adopt(client);
  }

  private Map<String, UnaryHandler> handlers() {
    Map<String, UnaryHandler> handlers = new HashMap<>();
    handlers.put("/grpc.health.v1.Health/Check", (request, call) -> call.answer(SERVING));
    byte[] systemInfo = systemInfo();
    handlers.put(SERVICE + "GetSystemInfo", (request, call) -> call.answer(systemInfo));
    handlers.put(SERVICE + "ShutdownWorker", (request, call) -> call.answer());
    handle(handlers, "DescribeNamespace", DescribeNamespaceRequest::parseFrom, this::namespace);
    handlePoll(handlers, "PollWorkflowTaskQueue", TaskQueueType.WORKFLOW, this::pollWorkflow);
    handlePoll(handlers, "PollActivityTaskQueue", TaskQueueType.ACTIVITY, this::pollOther);
    handlePoll(handlers, "PollNexusTaskQueue", TaskQueueType.NEXUS, this::pollOther);
    handle(
        handlers,
        "GetWorkflowExecutionHistory",
        GetWorkflowExecutionHistoryRequest::parseFrom,
        this::historyPage);
    handle(handlers, "RespondQueryTaskCompleted", QueryAnswer::of, this::respondQuery);
    return handlers;
  }

  private interface Reading<Q> {
    Q read(byte[] request) throws IOException;
  }

  private static <Q> void handle(
      Map<String, UnaryHandler> handlers,
      String method,
      Reading<Q> reading,
      BiConsumer<Q, UnaryCall> handler) {
    handlers.put(
        SERVICE + method,
        (request, call) -> {
          Q parsed;
          try {
            parsed = reading.read(request);
          } catch (IOException broken) {
            call.refuse(GrpcStatus.invalidArgument("not a request of " + method));
            return;
          }
          handler.accept(parsed, call);
        });
  }

  private static void handlePoll(
      Map<String, UnaryHandler> handlers,
      String method,
      TaskQueueType type,
      BiConsumer<PollRequest, UnaryCall> handler) {
    handle(handlers, method, request -> PollRequest.of(type, request), handler);
  }

  private static byte[] systemInfo() {
    Capabilities capabilities =
        Capabilities.newBuilder()
            .setSignalAndQueryHeader(true)
            .setInternalErrorDifferentiation(true)
            .setActivityFailureIncludeHeartbeat(true)
            .setSupportsSchedules(true)
            .setEncodedFailureAttributes(true)
            .setBuildIdBasedVersioning(true)
            .setUpsertMemo(true)
            .setEagerWorkflowStart(true)
            .setSdkMetadata(true)
            .setCountGroupByExecutionStatus(true)
            .setNexus(true)
            .setServerScaledDeployments(true)
            .build();
    return GetSystemInfoResponse.newBuilder()
        .setServerVersion("1.32.0")
        .setCapabilities(capabilities)
        .build()
        .toByteArray();
  }

  private void namespace(DescribeNamespaceRequest request, UnaryCall call) {
    if (!announcements.isNamespace(request.getNamespace())) {
      call.refuse(GrpcStatus.notFound("namespace not found"));
      return;
    }
    WireMessage info =
        new WireMessage()
            .string(NamespaceInfo.NAME_FIELD_NUMBER, request.getNamespace())
            .number(
                NamespaceInfo.STATE_FIELD_NUMBER, NamespaceState.NAMESPACE_STATE_REGISTERED_VALUE);
    WireMessage response =
        new WireMessage().message(DescribeNamespaceResponse.NAMESPACE_INFO_FIELD_NUMBER, info);
    call.answer(response.bytes());
  }

  private void pollOther(PollRequest poll, UnaryCall call) {
    announcements.heard(poll);
    polls.giveNothing(call);
  }

  private void pollWorkflow(PollRequest poll, UnaryCall call) {
    boolean right = announcements.heard(poll);
    if (right && !poll.isSticky()) {
      ParkedPoll.park(call, board, poll.taskQueue().name(), polls);
    } else {
      // Tasks on the sticky queue brought no speed; the normal queue is all that a worker needs.
      polls.giveNothing(call);
    }
  }

  private void historyPage(GetWorkflowExecutionHistoryRequest request, UnaryCall call) {
    Optional<RecordedHistory> history = board.underWay(request.getExecution().getRunId());
    if (history.isEmpty()) {
      call.refuse(GrpcStatus.notFound("workflow not found"));
      return;
    }
    try {
      call.answer(HistoryAnswers.page(history.orElseThrow(), request.getNextPageToken()));
    } catch (IOException noSuchPage) {
      call.refuse(GrpcStatus.invalidArgument("no such page of this history"));
    }
  }

  private void respondQuery(QueryAnswer answer, UnaryCall call) {
    if (answer.isAnswered()) {
      board.told(answer.token(), answer.result());
    }
    boolean known =
        board.answered(
            answer.token(),
            answer.isAnswered() ? Outcome.PASSED : Outcome.FAILED,
            answer.isAnswered() ? "" : FailureWords.of(answer.error()));
    if (known) {
      call.answer();
    } else {
      call.refuse(GrpcStatus.notFound("query task not found"));
    }
  }

  /** Stops listening and drops every connection. Safe to repeat. */
  @Override
  public void close() {
    server.close();
    polls.close();
  }
}
