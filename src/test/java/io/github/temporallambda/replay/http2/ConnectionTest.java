package io.github.temporallambda.replay.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server against single frames, honest ones and others. */
class ConnectionTest {

  private static final byte[] NONE = new byte[0];
  private static final int END_BOTH = Frame.END_STREAM | Frame.END_HEADERS;

  private GrpcServer server;

  @BeforeEach
  @BeforeProperty
  void start() throws IOException {
    server =
        GrpcServer.start(
            GrpcServerTest.listening(),
            Map.of("/test.Test/Echo", (request, call) -> call.answer(request)),
            1 << 20);
  }

  @AfterEach
  @AfterProperty
  void stop() {
    server.close();
  }

  @Test
  void greetsWithSettingsAndAcknowledgesTheClients() throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      Frame first = client.next().orElseThrow();
      assertThat(first.type()).isEqualTo(Frame.SETTINGS);
      assertThat(first.has(Frame.ACK)).isFalse();
      assertThat(client.await(Frame.SETTINGS, 0).orElseThrow().has(Frame.ACK)).isTrue();
    }
  }

  @Test
  void pingIsAnsweredWithItsOwnContentAndAnAnswerIsNot() throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      client.send(new Frame(Frame.PING, Frame.ACK, 0, "not this".getBytes(StandardCharsets.UTF_8)));
      client.send(new Frame(Frame.PING, 0, 0, "but this".getBytes(StandardCharsets.UTF_8)));

      Frame pong = client.await(Frame.PING, 0).orElseThrow();

      assertThat(pong.has(Frame.ACK)).isTrue();
      assertThat(pong.payload()).asString().isEqualTo("but this");
    }
  }

  @Test
  void requestInEveryShapeIsTheSameRequest() throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      byte[] headers = RawClient.headers("Echo");
      byte[] message = RawClient.message("hello");
      client.send(new Frame(Frame.HEADERS, Frame.END_HEADERS, 1, headers));
      client.send(new Frame(Frame.DATA, Frame.END_STREAM, 1, message));
      assertAnswer(client, 1, message);

      client.send(new Frame(Frame.HEADERS, Frame.PADDED | Frame.WITH_PRIORITY, 3, padded(headers)));
      client.send(new Frame(Frame.CONTINUATION, Frame.END_HEADERS, 3, NONE));
      client.send(new Frame(0x77, 0xff, 3, message));
      client.send(new Frame(Frame.PRIORITY, 0, 3, new byte[5]));
      for (byte each : message) {
        client.send(new Frame(Frame.DATA, Frame.PADDED, 3, new byte[] {2, each, 0, 0}));
      }
      client.send(new Frame(Frame.DATA, Frame.END_STREAM, 3, NONE));
      assertAnswer(client, 3, message);

      client.send(new Frame(Frame.HEADERS, 0, 5, Arrays.copyOf(headers, 10)));
      for (byte each : Arrays.copyOfRange(headers, 10, headers.length)) {
        client.send(new Frame(Frame.CONTINUATION, 0, 5, new byte[] {each}));
      }
      client.send(new Frame(Frame.CONTINUATION, Frame.END_HEADERS, 5, NONE));
      client.send(new Frame(Frame.DATA, 0, 5, message));
      client.send(new Frame(Frame.HEADERS, END_BOTH, 5, trailers()));
      assertAnswer(client, 5, message);
    }
  }

  private static void assertAnswer(RawClient client, int stream, byte[] message)
      throws IOException {
    assertThat(client.await(Frame.DATA, stream).orElseThrow().payload()).isEqualTo(message);
    assertThat(client.await(Frame.HEADERS, stream).orElseThrow().has(Frame.END_STREAM)).isTrue();
  }

  private static byte[] padded(byte[] headers) {
    return ByteBuffer.allocate(1 + 5 + headers.length + 7)
        .put((byte) 7)
        .put(new byte[5])
        .put(headers)
        .array();
  }

  private static byte[] trailers() {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    RawClient.literal(block, "some", "trailer");
    return block.toByteArray();
  }

  @Test
  void byteByByteIsAsGoodAsAtOnce() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(RawClient.PREFACE);
      all.writeBytes(RawClient.bytes(new Frame(Frame.SETTINGS, 0, 0, NONE)));
      all.writeBytes(
          RawClient.bytes(
              new Frame(Frame.HEADERS, Frame.END_HEADERS, 1, RawClient.headers("Echo"))));
      all.writeBytes(
          RawClient.bytes(new Frame(Frame.DATA, Frame.END_STREAM, 1, RawClient.message("hi"))));
      for (byte each : all.toByteArray()) {
        client.send(new byte[] {each});
      }

      assertThat(client.await(Frame.DATA, 1).orElseThrow().payload())
          .isEqualTo(RawClient.message("hi"));
    }
  }

  @Test
  void windowsHoldBackAndOpenForStreamsThatWaitAlready() throws IOException {
    byte[] noWindow = {0, 4, 0, 0, 0, 0};
    try (RawClient client = RawClient.greeted(server.port(), noWindow)) {
      client.send(new Frame(Frame.HEADERS, Frame.END_HEADERS, 1, RawClient.headers("Echo")));
      client.send(new Frame(Frame.DATA, Frame.END_STREAM, 1, RawClient.message("hello")));
      assertThat(client.await(Frame.HEADERS, 1)).isPresent();
      client.send(new Frame(Frame.PING, 0, 0, new byte[8]));
      // The answer's head has come, its DATA does not.
      assertThat(client.next().orElseThrow().type()).isEqualTo(Frame.PING);

      client.send(Frame.of(Frame.WINDOW_UPDATE, 1, 3));
      assertThat(client.await(Frame.DATA, 1).orElseThrow().payload()).hasSize(3);
      client.send(new Frame(Frame.SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 4}));
      assertThat(client.await(Frame.DATA, 1).orElseThrow().payload()).hasSize(4);
      // Smaller than what was sent already: the window is negative now.
      client.send(new Frame(Frame.SETTINGS, 0, 0, noWindow));
      client.send(Frame.of(Frame.WINDOW_UPDATE, 1, 4));
      client.send(new Frame(Frame.PING, 0, 0, new byte[8]));
      assertThat(client.await(Frame.PING, 0)).isPresent();
      client.send(Frame.of(Frame.WINDOW_UPDATE, 1, 100));

      assertThat(client.await(Frame.DATA, 1).orElseThrow().payload()).hasSize(3);
      assertThat(client.await(Frame.HEADERS, 1).orElseThrow().has(Frame.END_STREAM)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/test.Test/Echo, GET, application/grpc, 405",
    "/test.Test/Echo, POST, application/json, 415",
    "/test.Test/Echo, POST, application/grpcweb, 415",
  })
  void whatIsNoCallOfGrpcGetsAStatusOfHttp(
      String path, String method, String contentType, String status) throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      RawClient.literal(block, ":method", method);
      RawClient.literal(block, ":scheme", "http");
      RawClient.literal(block, ":path", path);
      RawClient.literal(block, "content-type", contentType);
      client.send(new Frame(Frame.HEADERS, END_BOTH, 1, block.toByteArray()));

      assertThat(client.await(Frame.HEADERS, 1).orElseThrow().payload())
          .asString(StandardCharsets.ISO_8859_1)
          .endsWith(status);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A message that is cut off, two of them, none, one compressed in no way that was named.
        "00000000ff01",
        "00000000000000000000",
        "",
        "0100000000",
        "7f00000000",
        "00ffffffff"
      })
  void requestThatIsNotOneMessageIsInternal(String body) throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      client.send(new Frame(Frame.HEADERS, Frame.END_HEADERS, 1, RawClient.headers("Echo")));
      client.send(new Frame(Frame.DATA, Frame.END_STREAM, 1, HexFormat.of().parseHex(body)));

      assertThat(client.await(Frame.HEADERS, 1).orElseThrow().payload())
          .asString(StandardCharsets.ISO_8859_1)
          .contains("grpc-status\u000213");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // type, flags, stream, payload, code of the error
    "0, 0, 0, 00, 1, DATA for the connection",
    "0, 0, 7, 00, 1, DATA on a stream that is not begun",
    "0, 8, 1, 05, 1, more padding than DATA",
    "1, 5, 0, 00, 1, HEADERS for the connection",
    "1, 5, 2, 82, 1, a stream of the server's numbers",
    "1, 13, 9, 10, 1, more padding than HEADERS",
    "1, 5, 9, ff, 9, headers that are none",
    "2, 0, 0, 0000000000, 1, PRIORITY for the connection",
    "2, 0, 9, 00, 6, short PRIORITY",
    "3, 0, 0, 00000000, 1, RST_STREAM for the connection",
    "3, 0, 9, 00000000, 1, RST_STREAM on a stream that is not begun",
    "3, 0, 9, 000000, 6, short RST_STREAM",
    "4, 0, 1, '', 1, SETTINGS on a stream",
    "4, 1, 0, 000000000000, 6, acknowledgement with content",
    "4, 0, 0, 0000000000, 6, SETTINGS cut off",
    "4, 0, 0, 000200000002, 1, push that is neither on nor off",
    "4, 0, 0, 000480000000, 3, too large a window",
    "4, 0, 0, 000500003fff, 1, too small a frame",
    "4, 0, 0, 000501000000, 1, too large a frame",
    "5, 4, 1, 00000002, 1, PUSH_PROMISE",
    "6, 0, 1, 0000000000000000, 1, PING on a stream",
    "6, 0, 0, 00, 6, short PING",
    "7, 0, 1, 0000000000000000, 1, GOAWAY on a stream",
    "8, 0, 0, 00000000, 1, window that opens by nothing",
    "8, 0, 0, 7fffffff, 3, window beyond all numbers",
    "8, 0, 9, 00000001, 1, window of a stream that is not begun",
    "8, 0, 0, 000001, 6, short WINDOW_UPDATE",
    "9, 4, 1, 82, 1, CONTINUATION of nothing",
  })
  void brokenProtocolEndsThatConnectionWithItsCode(
      int type, int flags, int stream, String payload, int code, String why) throws IOException {
    try (RawClient broken = RawClient.greeted(server.port(), NONE)) {
      broken.send(new Frame(type, flags, stream, HexFormat.of().parseHex(payload)));

      Frame goAway = broken.await(Frame.GOAWAY, 0).orElseThrow();
      assertThat(goAway.number(4)).as(why).isEqualTo(code);
      assertThat(broken.next()).as("the end").isEmpty();
    }
    assertEchoes();
  }

  @Test
  void frameThatIsTooLargeEndsTheConnectionBeforeItHasCome() throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      client.send(new byte[] {0, 0x40, 1, 0, 0, 0, 0, 0, 1});

      assertThat(client.await(Frame.GOAWAY, 0).orElseThrow().number(4)).isEqualTo(6);
    }
  }

  @Test
  void headerBlockWithoutEndEndsTheConnection() throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      client.send(new Frame(Frame.HEADERS, 0, 1, new byte[16_000]));
      for (int i = 0; i < 9; i++) {
        client.send(new Frame(Frame.CONTINUATION, 0, 1, new byte[16_000]));
      }

      assertThat(client.await(Frame.GOAWAY, 0).orElseThrow().number(4)).isEqualTo(0xb);
    }
  }

  @Test
  void anotherFrameInsideAHeaderBlockEndsTheConnection() throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      client.send(new Frame(Frame.HEADERS, 0, 1, RawClient.headers("Echo")));
      client.send(new Frame(Frame.PING, 0, 0, new byte[8]));

      assertThat(client.await(Frame.GOAWAY, 0).orElseThrow().number(4)).isEqualTo(1);
    }
  }

  @Test
  void streamsBeyondTheAllowedNumberAreRefusedAndTheOthersGoOn() throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      int last = 2 * Streams.MOST + 1;
      for (int stream = 1; stream <= last; stream += 2) {
        client.send(new Frame(Frame.HEADERS, Frame.END_HEADERS, stream, RawClient.headers("Echo")));
      }
      assertThat(client.await(Frame.RST_STREAM, last).orElseThrow().number(0)).isEqualTo(7);

      client.send(new Frame(Frame.DATA, Frame.END_STREAM, 1, RawClient.message("hi")));

      assertThat(client.await(Frame.DATA, 1)).isPresent();
    }
  }

  @Test
  void whatIsStillComingForACallTakenBackIsIgnored() throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      client.send(new Frame(Frame.HEADERS, Frame.END_HEADERS, 1, RawClient.headers("Echo")));
      client.send(Frame.of(Frame.RST_STREAM, 1, 8));
      client.send(new Frame(Frame.DATA, 0, 1, new byte[16_384]));
      client.send(Frame.of(Frame.WINDOW_UPDATE, 1, 5));
      client.send(new Frame(Frame.HEADERS, END_BOTH, 1, trailers()));
      client.send(new Frame(Frame.HEADERS, Frame.END_HEADERS, 3, RawClient.headers("Echo")));
      client.send(new Frame(Frame.DATA, Frame.END_STREAM, 3, RawClient.message("hi")));

      assertThat(client.await(Frame.DATA, 3)).isPresent();
    }
  }

  @Test
  void dataBeyondTheWindowIsAnError() throws Exception {
    ReceiveWindow window = new ReceiveWindow(100);
    assertThat(window.received(49)).isZero();
    assertThat(window.received(2)).isEqualTo(51);

    assertThatThrownBy(() -> window.received(101))
        .isInstanceOfSatisfying(
            Http2Exception.class,
            broken -> assertThat(broken.code()).isEqualTo(ErrorCode.FLOW_CONTROL_ERROR));
  }

  @Test
  void clientThatAsksAndNeverReadsLosesItsConnection() {
    byte[] pings = new byte[0];
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      ByteArrayOutputStream many = new ByteArrayOutputStream();
      for (int i = 0; i < 1000; i++) {
        many.writeBytes(RawClient.bytes(new Frame(Frame.PING, 0, 0, new byte[8])));
      }
      pings = many.toByteArray();
      for (int i = 0; i < 10_000; i++) {
        client.send(pings);
      }
      assertThat(client).as("170 MB of PING were taken").isNull();
    } catch (IOException dropped) {
      assertThat(dropped).isInstanceOf(SocketException.class);
    }
    assertThat(pings).isNotEmpty();
  }

  @Property(tries = 150)
  void garbageNeitherHangsNorKills(
      @ForAll @Size(min = 1, max = 300) byte[] garbage,
      @ForAll @IntRange(min = 0, max = 2) int politeness)
      throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      if (politeness > 0) {
        client.send(RawClient.PREFACE);
        client.send(new Frame(Frame.SETTINGS, 0, 0, NONE));
      }
      if (politeness > 1) {
        client.send(new Frame(garbage[0] & 0xf, garbage[garbage.length - 1], 1, garbage));
      }
      client.send(garbage);
    } catch (SocketException dropped) {
      assertThat(dropped).isNotNull();
    }
    assertEchoes();
  }

  /** A new client gets its answer. */
  private void assertEchoes() throws IOException {
    try (RawClient client = RawClient.greeted(server.port(), NONE)) {
      client.send(new Frame(Frame.HEADERS, Frame.END_HEADERS, 1, RawClient.headers("Echo")));
      client.send(new Frame(Frame.DATA, Frame.END_STREAM, 1, RawClient.message("hi")));
      Optional<Frame> answer = client.await(Frame.DATA, 1);
      assertThat(answer.orElseThrow().payload()).isEqualTo(RawClient.message("hi"));
    }
  }
}
