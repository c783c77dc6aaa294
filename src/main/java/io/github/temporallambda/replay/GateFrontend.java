package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.NamespaceState;
import io.temporal.api.enums.v1.QueryResultType;
import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse.Capabilities;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollNexusTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollNexusTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.RespondQueryTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondQueryTaskCompletedResponse;
import io.temporal.api.workflowservice.v1.ShutdownWorkerResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

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

  /** Below the SDK's own deadline for long polls, which is 70 s. */
  private static final long LONG_POLL_SECONDS = 50;

  private static final int LARGEST_ANSWER = 64 << 20;

  private final Announcements announcements;
  private final TaskBoard board;
  private final ScheduledExecutorService timer;
  private final Server server;

  private GateFrontend(Announcements announcements, TaskBoard board) {
    this.announcements = announcements;
    this.board = board;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "replay-polls");
              thread.setDaemon(true);
              return thread;
            });
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(Loopback.address(), 0))
            .addService(service())
            .maxInboundMessageSize(LARGEST_ANSWER)
            .directExecutor()
            .build();
  }

  /**
   * Listens on a free port of 127.0.0.1.
   *
   * @throws UncheckedIOException when that is not possible
   */
  static GateFrontend start(Announcements announcements, TaskBoard board) {
    GateFrontend frontend = new GateFrontend(announcements, board);
    try {
      frontend.server.start();
      return frontend;
    } catch (IOException failure) {
      frontend.close();
      throw new UncheckedIOException(failure);
    }
  }

  int port() {
    return server.getPort();
  }

  private ServerServiceDefinition service() {
    return ServerServiceDefinition.builder(WorkflowServiceGrpc.SERVICE_NAME)
        .addMethod(
            WorkflowServiceGrpc.getGetSystemInfoMethod(),
            ServerCalls.asyncUnaryCall(this::systemInfo))
        .addMethod(
            WorkflowServiceGrpc.getDescribeNamespaceMethod(),
            ServerCalls.asyncUnaryCall(this::describeNamespace))
        .addMethod(
            raw(WorkflowServiceGrpc.getPollWorkflowTaskQueueMethod()),
            ServerCalls.asyncUnaryCall(this::pollWorkflow))
        .addMethod(
            WorkflowServiceGrpc.getPollActivityTaskQueueMethod(),
            ServerCalls.asyncUnaryCall(this::pollActivity))
        .addMethod(
            WorkflowServiceGrpc.getPollNexusTaskQueueMethod(),
            ServerCalls.asyncUnaryCall(this::pollNexus))
        .addMethod(
            raw(WorkflowServiceGrpc.getGetWorkflowExecutionHistoryMethod()),
            ServerCalls.asyncUnaryCall(this::history))
        .addMethod(
            WorkflowServiceGrpc.getRespondQueryTaskCompletedMethod(),
            ServerCalls.asyncUnaryCall(this::respondQuery))
        .addMethod(
            WorkflowServiceGrpc.getShutdownWorkerMethod(),
            ServerCalls.asyncUnaryCall(
                (request, answer) -> send(answer, ShutdownWorkerResponse.getDefaultInstance())))
        .build();
  }

  private static <Q> MethodDescriptor<Q, InputStream> raw(MethodDescriptor<Q, ?> method) {
    return MethodDescriptor.newBuilder(method.getRequestMarshaller(), RawMessage.MARSHALLER)
        .setType(method.getType())
        .setFullMethodName(method.getFullMethodName())
        .build();
  }

  private static <S> void send(StreamObserver<S> answer, S message) {
    answer.onNext(message);
    answer.onCompleted();
  }

  private void systemInfo(
      GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
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
    send(
        answer,
        GetSystemInfoResponse.newBuilder()
            .setServerVersion("1.32.0")
            .setCapabilities(capabilities)
            .build());
  }

  private void describeNamespace(
      DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> answer) {
    if (!announcements.isNamespace(request.getNamespace())) {
      answer.onError(Status.NOT_FOUND.withDescription("namespace not found").asException());
      return;
    }
    DescribeNamespaceResponse.Builder response = DescribeNamespaceResponse.newBuilder();
    response
        .getNamespaceInfoBuilder()
        .setName(request.getNamespace())
        .setState(NamespaceState.NAMESPACE_STATE_REGISTERED);
    send(answer, response.build());
  }

  private void pollActivity(
      PollActivityTaskQueueRequest request, StreamObserver<PollActivityTaskQueueResponse> answer) {
    announcements.heard(
        new PolledTaskQueue(request.getTaskQueue().getName(), TaskQueueType.ACTIVITY),
        request.getNamespace(),
        request.getDeploymentOptions());
    answerEmpty(answer, PollActivityTaskQueueResponse.getDefaultInstance());
  }

  private void pollNexus(
      PollNexusTaskQueueRequest request, StreamObserver<PollNexusTaskQueueResponse> answer) {
    announcements.heard(
        new PolledTaskQueue(request.getTaskQueue().getName(), TaskQueueType.NEXUS),
        request.getNamespace(),
        request.getDeploymentOptions());
    answerEmpty(answer, PollNexusTaskQueueResponse.getDefaultInstance());
  }

  private void pollWorkflow(
      PollWorkflowTaskQueueRequest request, StreamObserver<InputStream> answer) {
    TaskQueue queue = request.getTaskQueue();
    boolean sticky = queue.getKind() == TaskQueueKind.TASK_QUEUE_KIND_STICKY;
    String name = sticky ? queue.getNormalName() : queue.getName();
    boolean right =
        announcements.heard(
            new PolledTaskQueue(name, TaskQueueType.WORKFLOW),
            request.getNamespace(),
            request.getDeploymentOptions());
    if (!right || sticky) {
      // Tasks on the sticky queue brought no speed; the normal queue is all that a worker needs.
      answerEmpty(answer, RawMessage.of(new byte[0]));
      return;
    }
    ParkedPoll poll = new ParkedPoll(cancellable(answer), board);
    cancellable(answer).setOnCancelHandler(() -> board.withdraw(name, poll));
    board.poll(name, poll);
    later(
        () -> {
          if (board.withdraw(name, poll)) {
            poll.giveNothing();
          }
        });
  }

  private void later(Runnable answer) {
    Future<?> unused = timer.schedule(answer, LONG_POLL_SECONDS, TimeUnit.SECONDS);
  }

  private static <S> ServerCallStreamObserver<S> cancellable(StreamObserver<S> answer) {
    return (ServerCallStreamObserver<S>) answer;
  }

  private <S> void answerEmpty(StreamObserver<S> answer, S message) {
    cancellable(answer).setOnCancelHandler(() -> {});
    later(() -> send(answer, message));
  }

  private void history(
      GetWorkflowExecutionHistoryRequest request, StreamObserver<InputStream> answer) {
    Optional<InputStream> history =
        board.underWay(request.getExecution().getRunId()).flatMap(ParkedPoll::historyResponse);
    if (history.isPresent()) {
      send(answer, history.orElseThrow());
    } else {
      answer.onError(Status.NOT_FOUND.withDescription("workflow not found").asException());
    }
  }

  private void respondQuery(
      RespondQueryTaskCompletedRequest request,
      StreamObserver<RespondQueryTaskCompletedResponse> answer) {
    ByteString token = request.getTaskToken();
    boolean passed = request.getCompletedType() == QueryResultType.QUERY_RESULT_TYPE_ANSWERED;
    boolean known =
        board.answered(
            token.toStringUtf8(),
            passed ? Outcome.PASSED : Outcome.FAILED,
            passed ? "" : FailureWords.of(request.getErrorMessage()));
    if (known) {
      send(answer, RespondQueryTaskCompletedResponse.getDefaultInstance());
    } else {
      answer.onError(Status.NOT_FOUND.withDescription("query task not found").asException());
    }
  }

  /** Stops listening and drops every connection. Safe to repeat. */
  @Override
  public void close() {
    timer.shutdownNow();
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
