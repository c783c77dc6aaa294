package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.RecordedHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As long as the server lets histories become: 51,200 events, 50 MB. */
class LongHistoryIT {

  /** With the event of the start, the last task and the end: 51,200 events and some. */
  private static final int PARCELS = 51_200 / LongOrders.EVENTS_PER_PARCEL;

  /** So that all results together are more than 50 MB. */
  private static final int RESULT_BYTES = 6_000;

  @TempDir static Path directory;
  private static GateFixture gate;
  private static LongOrders orders;

  @BeforeAll
  static void recordAndLayOut() {
    gate = new GateFixture(directory.resolve("layout"));
    orders = new LongOrders();
  }

  @AfterAll
  static void removeHistories() {
    orders.close();
  }

  @Test
  void longestHistoriesArriveInPagesAndGetTheirTrueVerdict() throws IOException {
    RecordedHistory passing = orders.order("orders", PARCELS, RESULT_BYTES);
    RecordedHistory failingLate = orders.order("couriers", PARCELS, RESULT_BYTES);
    assertThat(passing.eventCount()).isGreaterThan(51_190);
    assertThat(passing.content().length()).isGreaterThan(50_000_000);

    GateVerdict verdict = gate.replay("Clients", passing, failingLate);

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.histories().get(0).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.histories().get(1).cause())
        .contains("Failure handling event " + ((PARCELS - 1) * 6 + 5) + " of type", "Courier");
  }

  @Test
  void moreThanTheForksHeapGoesOneAfterTheOther() {
    List<RecordedHistory> histories =
        IntStream.range(0, 5)
            .mapToObj(i -> orders.order("orders", PARCELS / 10, RESULT_BYTES * 10))
            .toList();

    GateVerdict verdict = gate.replay("Clients", GateFixture.LIMITS, histories);

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(5);
  }
}
