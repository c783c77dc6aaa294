package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.RecordedHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that live longer than an invocation, several in a handler, and handlers side by side. */
class WorkerLifetimesTest {

  @TempDir static Path directory;
  private static GateFixture gate;
  private static RecordedOrders orders;

  @BeforeAll
  static void recordAndLayOut() throws IOException {
    gate = new GateFixture(Files.createDirectory(directory.resolve("layout")));
    orders = new RecordedOrders();
  }

  @AfterAll
  static void removeHistories() {
    orders.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Eager", "Lazy"})
  void everyHistoryIsReplayedWheneverTheWorkerIsStarted(String handler) {
    List<RecordedHistory> histories =
        IntStream.range(0, 40).mapToObj(i -> orders.order("o-" + i)).toList();

    GateVerdict verdict = gate.replay("Lifetimes$" + handler, GateFixture.LIMITS, histories);

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(40);
    assertThat(verdict.polled()).contains(new PolledTaskQueue("orders", TaskQueueType.WORKFLOW));
  }

  @Test
  void handlersOfOneArtifactAreGatedEachByItself() {
    RecordedHistory history = orders.order("o-1");
    CompletableFuture<GateVerdict> first =
        CompletableFuture.supplyAsync(() -> gate.replay("Handler", history));
    GateVerdict other = gate.replay("Handlers$Renamed", history);

    assertThat(first.join().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(other.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void everyWorkerOfAHandlerReplaysTheHistoriesOfItsOwnQueue() {
    GateVerdict verdict =
        gate.replay(
            "Lifetimes$Couriers",
            orders.of("o-1", "Order", "orders"),
            orders.of("o-2", "Order", "couriers"),
            orders.of("o-3", "Parcel", "parcels"));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(3);
  }
}
