package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.Layouts;
import io.github.temporallambda.history.RecordedHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayGateTest {

  private static final DeploymentVersionId EXPECTED =
      new DeploymentVersionId(new DeploymentName("orders"), new BuildId("3f2c1a9b7d10"));
  private static final GateLimits LIMITS =
      new GateLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofSeconds(1));

  @TempDir static Path layout;
  private static RecordedOrders orders;

  @BeforeAll
  static void recordAndLayOut() {
    Layouts.of(layout, ReplayGateTest.class, Layouts.WORKER);
    orders = new RecordedOrders();
  }

  @AfterAll
  static void removeHistories() {
    orders.close();
  }

  @Test
  void compatibleHistoryPassesAndWhatWasPolledIsKnown() {
    GateVerdict verdict = replay("Handler", LIMITS, orders.order("o-1"));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.polled())
        .containsExactly(
            new PolledTaskQueue("orders", TaskQueueType.WORKFLOW),
            new PolledTaskQueue("orders", TaskQueueType.ACTIVITY));
  }

  @Test
  void renamedActivityFailsInTheSdksWords() {
    GateVerdict verdict = replay("Handlers$Renamed", LIMITS, orders.order("o-1"));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.histories().get(0).cause()).contains("[TMPRL1100]");
  }

  @Test
  void unregisteredTypeFailsWithItsOwnWords() {
    GateVerdict verdict = replay("Handler", LIMITS, orders.of("o-1", "Parcel", "orders"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.histories().get(0).cause())
        .isEqualTo("the artifact registers no workflow type 'Parcel'");
  }

  private static GateVerdict replay(
      String handler, GateLimits limits, RecordedHistory... histories) {
    return new ReplayGate(new GateListener() {})
        .replay(request(handler, Map.of(), limits, List.of(histories)));
  }

  private static GateRequest request(
      String handler,
      Map<String, String> environment,
      GateLimits limits,
      List<RecordedHistory> histories) {
    return new GateRequest(
        layout,
        new HandlerName("io.github.temporallambda.replay.fixture." + handler),
        EXPECTED,
        "default",
        environment,
        histories,
        limits,
        Path.of(System.getProperty("java.home"), "bin", "java"));
  }
}
