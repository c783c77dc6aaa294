package io.github.temporallambda.replay.corpus;

import static io.github.temporallambda.history.LiveExecutions.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.handler.HandlerProcess;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.LiveExecutions;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.github.temporallambda.replay.GateFixture;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Converters, codecs, propagators, interceptors and options are the handler's own. */
@ExtendWith(LocalStackExtension.class)
class OwnPartsIT {

  @TempDir static Path directory;
  private static final HistorySpool SPOOL = HistorySpool.create();
  private static final List<RecordedHistory> HISTORIES = new ArrayList<>();
  private static GateFixture gate;

  @BeforeAll
  static void recordByTheHandlerItself(TemporalServer server) throws Exception {
    Path layout = Files.createDirectory(directory.resolve("layout"));
    gate = new GateFixture(layout);
    ShopArtifact.compileInto(layout);
    try (LiveExecutions live = LiveExecutions.on(server, directory);
        HandlerProcess handler =
            HandlerProcess.start(ShopArtifact.launch(layout, server), line -> {})) {
      var unused = live.start("shop-Checkout", "Checkout", "shop");
      await(
          () ->
              live.history("shop-Checkout").stream()
                  .anyMatch(HistoryEvent::hasWorkflowExecutionCompletedEventAttributes),
          () -> String.join("\n", handler.tail()));
      for (String type : List.of("Checkout", "Priced", "Owned", "Fetched", "Wrapped", "Strict")) {
        HISTORIES.add(
            Spooled.add(
                SPOOL,
                "shop-" + type,
                History.newBuilder().addAllEvents(live.history("shop-" + type)).build()));
      }
    }
  }

  @AfterAll
  static void removeHistories() {
    SPOOL.close();
  }

  @Test
  void historiesReplayWithWhatTheHandlerBringsItself() {
    GateVerdict verdict = gate.replay(ShopArtifact.HANDLER, ShopArtifact.KEY, HISTORIES);

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.histories())
        .hasSize(6)
        .allSatisfy(each -> assertThat(each.cause()).as(each.history().workflowId()).isEmpty());
  }

  /** Checkout reads the results of its children, and writes what the others get. */
  @ParameterizedTest
  @CsvSource({
    "WithoutCodec, Checkout Priced Wrapped",
    "WithoutModule, Priced Wrapped",
    "WithoutFailureConverter, Fetched",
    "WithoutPropagator, Owned",
    "WithoutInterceptor, Checkout Priced Owned Fetched Wrapped Strict",
    "WithoutOptions, Strict",
    "WithoutDynamicWorkflow, Wrapped"
  })
  void historiesDoNotReplayWithoutOneOfThem(String handler, String broken) {
    assertThat(failed(handler, ShopArtifact.KEY)).isEqualTo(broken);
  }

  @Test
  void historiesDoNotReplayWithAnotherKey() {
    assertThat(failed("WithAll", Map.of("SHOP_KEY", "another")))
        .isEqualTo("Checkout Priced Fetched Wrapped");
  }

  private static String failed(String handler, Map<String, String> environment) {
    GateVerdict verdict = gate.replay(ShopArtifact.HANDLER + "$" + handler, environment, HISTORIES);
    assertThat(verdict.problems()).isEmpty();
    return verdict.histories().stream()
        .filter(each -> each.outcome() == Outcome.FAILED)
        .map(each -> each.history().workflowId().replace("shop-", ""))
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  @Test
  void whatWasRecordedIsEncryptedAndUnknownHere() throws Exception {
    for (RecordedHistory history : HISTORIES) {
      String bytes = new String(history.content().readAll(), StandardCharsets.ISO_8859_1);
      assertThat(bytes).doesNotContain(" cents").doesNotContain("none left");
    }
    assertThat(Stream.of("shop.ShopHandler", "shop.AesCodec", "shop.Money"))
        .allSatisfy(
            name ->
                assertThatThrownBy(() -> Class.forName(name))
                    .isInstanceOf(ClassNotFoundException.class));
  }
}
