package io.github.temporallambda.replay.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server against the client of gRPC's own Java library. */
@Timeout(120)
class GrpcServerTest {

  private static final int LARGEST = 8 << 20;

  private final LinkedBlockingQueue<UnaryCall> waiting = new LinkedBlockingQueue<>();
  private final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
  private GrpcServer server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    Map<String, UnaryHandler> handlers =
        Map.of(
            "/test.Test/Echo", (request, call) -> call.answer(request),
            "/test.Test/InParts",
                (request, call) -> call.answer(request, new byte[0], new byte[] {1, 2}, request),
            "/test.Test/Wait", (request, call) -> waiting.add(call),
            "/test.Test/Large", (request, call) -> call.answer(large(), large()),
            "/test.Test/Throw",
                (request, call) -> {
                  throw new IllegalStateException("a bug");
                },
            "/test.Test/Refuse",
                (request, call) ->
                    call.refuse(new GrpcStatus(request[0], "100 % \u00fcber\n\ud83d\ude00 it")));
    server = GrpcServer.start(listening(), handlers, LARGEST);
    channel = channel(1 << 20);
  }

  static ServerSocketChannel listening() throws IOException {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void stop() throws InterruptedException {
    channel.shutdownNow();
    channel.awaitTermination(5, TimeUnit.SECONDS);
    server.close();
  }

  @Test
  void answersManyCallsAtATimeEachWithItsOwn() {
    List<Future<byte[]>> answers =
        IntStream.range(0, 500).mapToObj(i -> later("Echo", bytes(i * 37))).toList();

    for (int i = 0; i < answers.size(); i++) {
      assertThat(get(answers.get(i))).isEqualTo(bytes(i * 37));
    }
    assertThat(call("InParts", new byte[] {7})).containsExactly(7, 1, 2, 7);
    assertThat(call("InParts", new byte[0])).containsExactly(1, 2);
  }

  @Test
  void waitingCallHoldsNoOtherUp() throws Exception {
    Future<byte[]> poll = later("Wait", new byte[0]);
    UnaryCall parked = waiting.poll(10, TimeUnit.SECONDS);

    assertThat(call("Echo", new byte[] {5})).containsExactly(5);
    assertThat(parked.answer(new byte[] {6})).isTrue();
    assertThat(parked.answer(new byte[] {7})).isFalse();
    assertThat(parked.refuse(GrpcStatus.notFound(""))).isFalse();
    assertThat(get(poll)).containsExactly(6);
  }

  @Test
  void handlerHearsThatACallIsTakenBack() throws Exception {
    Future<byte[]> poll = later("Wait", new byte[0]);
    UnaryCall parked = waiting.poll(10, TimeUnit.SECONDS);
    parked.onCancel(() -> cancelled.complete(true));

    poll.cancel(true);

    assertThat(cancelled.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(parked.answer(new byte[] {1})).isFalse();
    CompletableFuture<Boolean> late = new CompletableFuture<>();
    parked.onCancel(() -> late.complete(true));
    assertThat(late).isDone();
    assertThat(call("Echo", new byte[] {5})).containsExactly(5);
  }

  @Test
  void handlerHearsThatTheConnectionEnded() throws Exception {
    Future<byte[]> poll = later("Wait", new byte[0]);
    waiting.poll(10, TimeUnit.SECONDS).onCancel(() -> cancelled.complete(true));

    channel.shutdownNow();

    assertThat(cancelled.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(poll).isNotCancelled();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void everyStatusArrivesWithItsMessage(int code) {
    assertThatThrownBy(() -> call("Refuse", new byte[] {(byte) code}))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused -> {
              assertThat(refused.getStatus().getCode().value()).isEqualTo(code);
              assertThat(refused.getStatus().getDescription())
                  .isEqualTo("100 % \u00fcber\n\ud83d\ude00 it");
            });
  }

  @Test
  void unknownMethodIsUnimplemented() {
    assertStatus(Status.Code.UNIMPLEMENTED, () -> call("Nothing", new byte[0]));
  }

  @Test
  void handlerThatFailsIsInternalAndTheServerGoesOn() {
    assertStatus(Status.Code.INTERNAL, () -> call("Throw", new byte[0]));
    assertThat(call("Echo", new byte[] {5})).containsExactly(5);
  }

  @Test
  void requestsBeyondTheWindowAreTakenAndTooLargeOnesRefused() {
    assertThat(call("Echo", bytes(LARGEST))).isEqualTo(bytes(LARGEST));
    assertStatus(Status.Code.RESOURCE_EXHAUSTED, () -> call("Echo", bytes(LARGEST + 1)));
    assertThat(call("Echo", new byte[] {5})).containsExactly(5);
  }

  @Test
  void compressedRequestsAreReadUpToTheSameSize() {
    CallOptions gzip = CallOptions.DEFAULT.withCompression("gzip");

    assertThat(call("Echo", bytes(100_000), gzip)).isEqualTo(bytes(100_000));
    assertStatus(Status.Code.RESOURCE_EXHAUSTED, () -> call("Echo", new byte[LARGEST + 1], gzip));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 65_535, 8 << 20})
  void largeAnswersArriveWholeWhateverTheWindow(int window) throws InterruptedException {
    ManagedChannel narrow = channel(window);
    try {
      byte[] request = bytes(window == 1 ? 300 : 200_000);
      assertThat(
              ClientCalls.blockingUnaryCall(narrow, method("Echo"), CallOptions.DEFAULT, request))
          .isEqualTo(request);
    } finally {
      narrow.shutdownNow();
      narrow.awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void fiftyMegabytesArriveWholeBesideOtherCalls() {
    Future<byte[]> answer = later("Large", new byte[0]);

    assertThat(call("Echo", new byte[] {5})).containsExactly(5);
    byte[] whole = get(answer);
    assertThat(whole).hasSize(2 * large().length);
    assertThat(Arrays.equals(whole, 0, large().length, large(), 0, large().length)).isTrue();
  }

  @Test
  void clientThatDoesNotReadHoldsNobodyUp() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    ClientCall<byte[], byte[]> slow = channel.newCall(method("Large"), CallOptions.DEFAULT);
    slow.start(
        new ClientCall.Listener<>() {
          @Override
          public void onMessage(byte[] message) {
            assertThat(message).hasSize(2 * large().length);
            read.countDown();
          }
        },
        new Metadata());
    slow.sendMessage(new byte[0]);
    slow.halfClose();

    ManagedChannel other = channel(1 << 20);
    assertThat(
            ClientCalls.blockingUnaryCall(
                other, method("Echo"), CallOptions.DEFAULT, new byte[] {5}))
        .containsExactly(5);
    other.shutdownNow();
    slow.request(1);

    assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closingEndsTheThreadTheConnectionsAndTheWaitingCalls() throws Exception {
    Future<byte[]> poll = later("Wait", new byte[0]);
    waiting.poll(10, TimeUnit.SECONDS).onCancel(() -> cancelled.complete(true));

    server.close();
    server.close();

    assertThat(cancelled).isDone();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("replay-frontend");
    assertThatThrownBy(() -> poll.get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(Exception.class);
    assertThatThrownBy(
            () -> new java.net.Socket(InetAddress.getLoopbackAddress(), serverPort).close())
        .isInstanceOf(java.net.ConnectException.class);
  }

  private int serverPort;

  private ManagedChannel channel(int window) {
    serverPort = server.port();
    return NettyChannelBuilder.forAddress("127.0.0.1", serverPort)
        .usePlaintext()
        .initialFlowControlWindow(window)
        .maxInboundMessageSize(128 << 20)
        .build();
  }

  private byte[] call(String method, byte[] request) {
    return call(method, request, CallOptions.DEFAULT);
  }

  private byte[] call(String method, byte[] request, CallOptions options) {
    return ClientCalls.blockingUnaryCall(
        channel, method(method), options.withDeadlineAfter(30, TimeUnit.SECONDS), request);
  }

  private Future<byte[]> later(String method, byte[] request) {
    return ClientCalls.futureUnaryCall(
        channel.newCall(method(method), CallOptions.DEFAULT), request);
  }

  private static byte[] get(Future<byte[]> answer) {
    try {
      return answer.get(30, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static void assertStatus(Status.Code code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused -> assertThat(refused.getStatus().getCode()).isEqualTo(code));
  }

  private static byte[] large() {
    return bytes(25 << 20);
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static MethodDescriptor<byte[], byte[]> method(String name) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName("test.Test/" + name)
        .setRequestMarshaller(new Bytes())
        .setResponseMarshaller(new Bytes())
        .build();
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
