package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.temporallambda.history.RecordedHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every Temporal SDK and gRPC that users bring gets its histories from our HTTP/2 server. */
class WorkerLibrariesIT {

  private static LongOrders orders;

  @TempDir Path directory;

  @BeforeAll
  static void record() {
    orders = new LongOrders();
  }

  @AfterAll
  static void removeHistories() {
    orders.close();
  }

  @ParameterizedTest
  @CsvSource({
    "sdk-1.29.0, ''",
    "sdk-1.29.0-grpc-1.66.0, ''",
    "sdk-1.31.0, ''",
    "sdk-1.33.0, ''",
    "sdk-1.35.0, ''",
    "sdk-1.38.0, ''",
    "sdk-1.38.0-netty, io.grpc.netty.NettyChannelBuilder",
    "sdk-1.38.0-okhttp, io.grpc.okhttp.OkHttpChannelBuilder",
    "sdk-1.39.0, ''",
    "sdk-1.39.0-grpc-1.85.1, ''"
  })
  void verdictsAreTheSameWithEveryLibrary(String libraries, String channelBuilder)
      throws IOException {
    Map<String, String> environment =
        channelBuilder.isEmpty() ? Map.of() : Map.of("CHANNEL_BUILDER", channelBuilder);

    assertVerdicts(libraries, environment);
  }

  @ParameterizedTest
  @CsvSource({"sdk-1.29.0", "sdk-1.39.0-grpc-1.85.1"})
  void compressedRequestsAreUnderstood(String libraries) throws IOException {
    assertVerdicts(libraries, Map.of("GZIP", "1"));
  }

  /** Twenty short ones and one of several pages that replay, and one of each that does not. */
  private void assertVerdicts(String libraries, Map<String, String> environment)
      throws IOException {
    GateFixture gate = new GateFixture(directory.resolve("layout"), jars(libraries));
    List<RecordedHistory> histories = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> histories.add(orders.order("orders", 3, i)));
    histories.add(orders.order("orders", 60, 100_000));
    histories.add(orders.order("couriers", 3, 10));
    histories.add(orders.order("couriers", 60, 100_000));

    GateVerdict verdict =
        new ReplayGate(GateFixture.SILENT)
            .replay(gate.request("Clients", environment, GateFixture.LIMITS, histories));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.histories().subList(0, 21))
        .extracting(HistoryVerdict::outcome, HistoryVerdict::cause)
        .containsOnly(tuple(Outcome.PASSED, ""));
    assertThat(verdict.histories().subList(21, 23))
        .extracting(HistoryVerdict::cause)
        .allSatisfy(cause -> assertThat(cause).contains("[TMPRL1100]", "Courier"));
  }

  private static List<Path> jars(String libraries) throws IOException {
    Path module =
        Path.of(System.getProperty("it.target"), "it-worker-libraries/worker-libraries", libraries);
    try (Stream<Path> jars = Files.list(module.resolve("target/lib"))) {
      return jars.toList();
    }
  }
}
