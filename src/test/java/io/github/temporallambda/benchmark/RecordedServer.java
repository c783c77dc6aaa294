package io.github.temporallambda.benchmark;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.github.temporallambda.replay.http2.GrpcServer;
import io.github.temporallambda.replay.http2.GrpcStatus;
import io.github.temporallambda.replay.http2.UnaryCall;
import io.github.temporallambda.replay.http2.UnaryHandler;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Stands for a Temporal server with many running executions of one type, which would take an hour
 * to make: lists and counts them, and gives each its history of 555 events, in one page, as the
 * real one does. It is far away: each answer comes a round trip later. It waits itself, since a
 * proxy that held back every byte would take twice its work from the contenders' cores.
 */
final class RecordedServer implements AutoCloseable {

  private static final String SERVICE = "/temporal.api.workflowservice.v1.WorkflowService/";
  private static final int LARGEST_REQUEST = 1 << 20;
  private static final int MOST_LISTED = 1000;

  private final RecordedRounds rounds;
  private final byte[] rest;
  private final int executions;
  private final Duration roundTrip;
  private final ScheduledExecutorService underWay =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "benchmark-under-way");
            thread.setDaemon(true);
            return thread;
          });
  private final GrpcServer server;

  private RecordedServer(RecordedRounds rounds, int executions, Duration roundTrip)
      throws IOException {
    this.rounds = rounds;
    // The same for all: what the server's own work takes would be taken from the contenders.
    this.rest = rounds.withoutFirstEvent();
    this.executions = executions;
    this.roundTrip = roundTrip;
    ServerSocketChannel listening =
        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.server = GrpcServer.start(listening, handlers(), LARGEST_REQUEST);
  }

  static RecordedServer start(RecordedRounds rounds, int executions, Duration roundTrip)
      throws IOException {
    return new RecordedServer(rounds, executions, roundTrip);
  }

  String address() {
    return "127.0.0.1:" + server.port();
  }

  private void answer(UnaryCall call, byte[]... parts) {
    var unused =
        underWay.schedule(() -> call.answer(parts), roundTrip.toNanos(), TimeUnit.NANOSECONDS);
  }

  private Map<String, UnaryHandler> handlers() {
    byte[] info =
        GetSystemInfoResponse.newBuilder().setServerVersion("1.32.0").build().toByteArray();
    byte[] namespace = DescribeNamespaceResponse.getDefaultInstance().toByteArray();
    byte[] count =
        CountWorkflowExecutionsResponse.newBuilder().setCount(executions).build().toByteArray();
    return Map.of(
        SERVICE + "GetSystemInfo", (request, call) -> answer(call, info),
        SERVICE + "DescribeNamespace", (request, call) -> answer(call, namespace),
        SERVICE + "CountWorkflowExecutions", (request, call) -> answer(call, count),
        SERVICE + "ListWorkflowExecutions", this::list,
        SERVICE + "GetWorkflowExecutionHistory", this::history);
  }

  private void list(byte[] bytes, UnaryCall call) {
    try {
      ListWorkflowExecutionsRequest request = ListWorkflowExecutionsRequest.parseFrom(bytes);
      String token = request.getNextPageToken().toStringUtf8();
      int from = token.isEmpty() ? 0 : Integer.parseInt(token);
      int size = request.getPageSize() == 0 ? MOST_LISTED : request.getPageSize();
      int to = Math.min(executions, from + Math.min(size, MOST_LISTED));
      ListWorkflowExecutionsResponse.Builder page = ListWorkflowExecutionsResponse.newBuilder();
      for (int number = from; number < to; number++) {
        list(page, RecordedRounds.name(number));
      }
      if (to < executions) {
        page.setNextPageToken(ByteString.copyFromUtf8(Integer.toString(to)));
      }
      answer(call, page.build().toByteArray());
    } catch (InvalidProtocolBufferException broken) {
      call.refuse(GrpcStatus.invalidArgument("not a request"));
    }
  }

  private static void list(ListWorkflowExecutionsResponse.Builder page, String workflowId) {
    var info =
        page.addExecutionsBuilder()
            .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    info.getTypeBuilder().setName("Rounds");
    info.getExecutionBuilder().setWorkflowId(workflowId).setRunId(RecordedRounds.runId(workflowId));
  }

  private void history(byte[] bytes, UnaryCall call) {
    try {
      String workflowId =
          GetWorkflowExecutionHistoryRequest.parseFrom(bytes).getExecution().getWorkflowId();
      byte[] first = rounds.firstEvent(workflowId);
      answer(call, head(first.length + rest.length), first, rest);
    } catch (IOException broken) {
      call.refuse(GrpcStatus.invalidArgument("not a request"));
    }
  }

  /** What stands before the bytes of the history in the answer. */
  private static byte[] head(int historyLength) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeTag(
        GetWorkflowExecutionHistoryResponse.HISTORY_FIELD_NUMBER,
        WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(historyLength);
    out.flush();
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    server.close();
    var unused = underWay.shutdownNow();
  }
}
